-- Mistake: the joins are only hidden behind a view.
CREATE VIEW shipment_dashboard AS
SELECT s.id, o.name AS origin_warehouse_name, d.address AS destination_address, u.status_code AS current_status_code, u."timestamp" AS last_updated_at
  FROM shipments s
  JOIN warehouses o ON o.id = s.origin_warehouse_id
  JOIN warehouses d ON d.id = s.destination_warehouse_id
  LEFT JOIN LATERAL (SELECT * FROM shipment_updates WHERE shipment_id = s.id ORDER BY "timestamp" DESC, id DESC LIMIT 1) u ON true;
