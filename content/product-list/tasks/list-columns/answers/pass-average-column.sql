-- Style: the average itself as a column, rounded when it is copied.
ALTER TABLE products ADD category_name varchar(100), ADD main_image_url text, ADD avg_rating numeric(2,1), ADD review_count int DEFAULT 0 NOT NULL;
WITH figures AS (
  SELECT p.id, c.name AS category, i.url, round(avg(r.rating), 1) AS average, count(r.id) AS n
    FROM products p
    JOIN categories c ON c.id = p.category_id
    LEFT JOIN product_images i ON i.product_id = p.id AND i.is_main
    LEFT JOIN reviews r ON r.product_id = p.id AND NOT r.hidden
   GROUP BY p.id, c.name, i.url
)
UPDATE products SET category_name = category, main_image_url = url, avg_rating = average, review_count = n
  FROM figures WHERE figures.id = products.id;
CREATE VIEW product_list AS
SELECT id, name, category_name, main_image_url, avg_rating AS rating, review_count
  FROM products WHERE on_sale ORDER BY created_at DESC, id DESC LIMIT 20;
TABLE product_list;
