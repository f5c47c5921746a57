-- Mistake: the transaction is never committed.
BEGIN;
ALTER TABLE products
  ADD COLUMN category_name text,
  ADD COLUMN main_image_url text,
  ADD COLUMN rating_sum bigint NOT NULL DEFAULT 0,
  ADD COLUMN review_count integer NOT NULL DEFAULT 0;

UPDATE products p
   SET category_name = c.name
  FROM categories c
 WHERE c.id = p.category_id;
UPDATE products p
   SET main_image_url = i.url
  FROM product_images i
 WHERE i.product_id = p.id AND i.is_main;
UPDATE products p
   SET rating_sum = r.total, review_count = r.n
  FROM (SELECT product_id, sum(rating) AS total, count(*) AS n
          FROM reviews WHERE NOT hidden GROUP BY product_id) r
 WHERE r.product_id = p.id;

CREATE VIEW product_list AS
SELECT id, name, category_name, main_image_url,
       round(rating_sum::numeric / NULLIF(review_count, 0), 1) AS rating,
       review_count
  FROM products
 WHERE on_sale
 ORDER BY created_at DESC, id DESC
 LIMIT 20;

SELECT * FROM product_list;
