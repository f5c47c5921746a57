-- Mistake: columns are added but never filled.
ALTER TABLE shipments
  ADD COLUMN origin_warehouse_name text,
  ADD COLUMN destination_address text,
  ADD COLUMN current_status_code text,
  ADD COLUMN last_updated_at timestamptz;


CREATE VIEW shipment_dashboard AS
SELECT id, origin_warehouse_name, destination_address, current_status_code, last_updated_at
  FROM shipments;
