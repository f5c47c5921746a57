-- Style: a window function ranks the reports.
ALTER TABLE shipments
  ADD COLUMN origin_warehouse_name text,
  ADD COLUMN destination_address text,
  ADD COLUMN current_status_code text,
  ADD COLUMN last_updated_at timestamptz;

UPDATE shipments s
   SET origin_warehouse_name = o.name, destination_address = d.address
  FROM warehouses o, warehouses d
 WHERE o.id = s.origin_warehouse_id AND d.id = s.destination_warehouse_id;
WITH ranked AS (
  SELECT *, row_number() OVER (PARTITION BY shipment_id ORDER BY "timestamp" DESC, id DESC) AS place FROM shipment_updates
)
UPDATE shipments SET current_status_code = r.status_code, last_updated_at = r."timestamp"
  FROM ranked r WHERE r.place = 1 AND r.shipment_id = shipments.id;

CREATE VIEW shipment_dashboard AS
SELECT id, origin_warehouse_name, destination_address, current_status_code, last_updated_at
  FROM shipments;
