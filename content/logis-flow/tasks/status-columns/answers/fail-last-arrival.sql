-- Mistake: the report that arrived last counts instead of the one that happened last.
ALTER TABLE shipments
  ADD COLUMN origin_warehouse_name text,
  ADD COLUMN destination_address text,
  ADD COLUMN current_status_code text,
  ADD COLUMN last_updated_at timestamptz;

UPDATE shipments s
   SET origin_warehouse_name = o.name, destination_address = d.address
  FROM warehouses o, warehouses d
 WHERE o.id = s.origin_warehouse_id AND d.id = s.destination_warehouse_id;
UPDATE shipments s
   SET current_status_code = u.status_code, last_updated_at = u."timestamp"
  FROM (SELECT DISTINCT ON (shipment_id) shipment_id, status_code, "timestamp"
          FROM shipment_updates ORDER BY shipment_id, id DESC) u
 WHERE u.shipment_id = s.id;

CREATE VIEW shipment_dashboard AS
SELECT id, origin_warehouse_name, destination_address, current_status_code, last_updated_at
  FROM shipments;
