-- Style: correlated subqueries in one statement, one transaction, an index for the list.
BEGIN;
ALTER TABLE products
  ADD COLUMN category_name text,
  ADD COLUMN main_image_url text,
  ADD COLUMN rating_sum bigint NOT NULL DEFAULT 0,
  ADD COLUMN review_count integer NOT NULL DEFAULT 0;

UPDATE products p
   SET category_name = (SELECT c.name FROM categories c WHERE c.id = p.category_id),
       main_image_url = (SELECT i.url FROM product_images i WHERE i.product_id = p.id AND i.is_main),
       rating_sum = (SELECT coalesce(sum(r.rating), 0) FROM reviews r WHERE r.product_id = p.id AND NOT r.hidden),
       review_count = (SELECT count(*) FROM reviews r WHERE r.product_id = p.id AND NOT r.hidden);
CREATE INDEX products_list_idx ON products (created_at DESC, id DESC) WHERE on_sale;

CREATE VIEW product_list AS
SELECT id, name, category_name, main_image_url,
       round(rating_sum::numeric / NULLIF(review_count, 0), 1) AS rating,
       review_count
  FROM products
 WHERE on_sale
 ORDER BY created_at DESC, id DESC
 LIMIT 20;

COMMIT;
SELECT id, name, category_name, main_image_url,
       round(rating_sum::numeric / NULLIF(review_count, 0), 1) AS rating, review_count
  FROM products WHERE on_sale ORDER BY created_at DESC, id DESC LIMIT 20;
