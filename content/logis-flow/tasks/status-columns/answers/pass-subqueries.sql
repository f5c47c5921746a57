-- Style: correlated subqueries in one transaction.
BEGIN;
ALTER TABLE shipments
  ADD COLUMN origin_warehouse_name text,
  ADD COLUMN destination_address text,
  ADD COLUMN current_status_code text,
  ADD COLUMN last_updated_at timestamptz;

UPDATE shipments s
   SET origin_warehouse_name = (SELECT name FROM warehouses WHERE id = s.origin_warehouse_id),
       destination_address = (SELECT address FROM warehouses WHERE id = s.destination_warehouse_id),
       (current_status_code, last_updated_at) =
         (SELECT u.status_code, u."timestamp" FROM shipment_updates u
           WHERE u.shipment_id = s.id ORDER BY u."timestamp" DESC, u.id DESC LIMIT 1);

CREATE VIEW shipment_dashboard AS
SELECT id, origin_warehouse_name, destination_address, current_status_code, last_updated_at
  FROM shipments;
COMMIT;
