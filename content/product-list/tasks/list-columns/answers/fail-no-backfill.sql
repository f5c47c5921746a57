-- Mistake: columns are added but never filled for existing rows.
ALTER TABLE products
  ADD COLUMN category_name text,
  ADD COLUMN main_image_url text,
  ADD COLUMN rating_sum bigint NOT NULL DEFAULT 0,
  ADD COLUMN review_count integer NOT NULL DEFAULT 0;

CREATE VIEW product_list AS
SELECT id, name, category_name, main_image_url,
       round(rating_sum::numeric / NULLIF(review_count, 0), 1) AS rating,
       review_count
  FROM products
 WHERE on_sale
 ORDER BY created_at DESC, id DESC
 LIMIT 20;

SELECT * FROM product_list;
