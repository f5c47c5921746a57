-- Mistake: the joins are only hidden behind a view.
CREATE VIEW product_list AS
SELECT p.id, p.name, c.name AS category_name, i.url AS main_image_url, round(avg(r.rating), 1) AS rating, count(r.id) AS review_count
  FROM products p
  JOIN categories c ON c.id = p.category_id
  LEFT JOIN product_images i ON i.product_id = p.id AND i.is_main
  LEFT JOIN reviews r ON r.product_id = p.id AND NOT r.hidden
 WHERE p.on_sale
 GROUP BY p.id, c.name, i.url
 ORDER BY p.created_at DESC, p.id DESC
 LIMIT 20;
SELECT * FROM product_list;
