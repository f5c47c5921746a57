/**
 * A few shipments in third normal form, and the dashboard that has to come out of `shipments` alone.
 *
 * What the rows are made to catch: reports that arrive late (a larger id with an older time); two reports of one instant; shipments without
 * any report; warehouses of one name with different addresses; origin and destination that are the same warehouse. The view is asked which
 * tables it reads, so that a join behind it shows, and has to touch fewer pages than the joins did.
 */

const CODES = ["PICKED_UP", "IN_TRANSIT", "AT_TERMINAL", "OUT_FOR_DELIVERY", "DELIVERED"];
const WAREHOUSES = [
  { name: "Incheon 1", address: "12 Port-ro, Incheon" },
  { name: "Busan North", address: "7 Harbor-gil, Busan" },
  { name: "Central", address: "88 Hill-ro, Daejeon" },
  { name: "Central", address: "3 Lake-ro, Sejong" },
];

/** The dashboard as it was before the copies. */
const JOINED = `SELECT s.id, o.name, d.address, u.status_code, u."timestamp"
FROM shipments s JOIN warehouses o ON o.id = s.origin_warehouse_id JOIN warehouses d ON d.id = s.destination_warehouse_id
LEFT JOIN LATERAL (SELECT status_code, "timestamp" FROM shipment_updates WHERE shipment_id = s.id ORDER BY "timestamp" DESC, id DESC LIMIT 1) u ON true`;

/** @param {number} seed */
export function generate(seed) {
  const next = randomBelow(seed);
  const shipments = Array.from({ length: seed }, (_, index) => makeShipment(index + 1, next));
  const updates = shuffled(shipments.flatMap((shipment) => shipment.updates), next).map((update, index) => ({ ...update, id: index + 1 }));
  const rows = shipments.map((shipment) => rowOf(shipment, updates));
  return {
    files: {},
    timeZone: "Asia/Seoul",
    expected: {
      kind: "rows",
      setup: setupOf(shipments, updates),
      after: [
        { query: "SELECT DISTINCT table_name::text FROM information_schema.view_table_usage WHERE view_name = 'shipment_dashboard'", rows: [["shipments"]], order: "any" },
        {
          query: "SELECT id, origin_warehouse_name, destination_address, current_status_code, to_char(last_updated_at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD HH24:MI') AS last_updated_at FROM shipment_dashboard",
          rows,
          order: "any",
        },
        { query: "SELECT count(*) FROM shipment_updates", rows: [[updates.length]], order: "any" },
      ],
      plan: { query: "SELECT * FROM shipment_dashboard", tables: ["shipments"], cheaperThan: JOINED },
    },
  };
}

/** A repeatable source of whole numbers below a bound. @param {number} seed */
function randomBelow(seed) {
  let state = (seed * 2654435761) >>> 0;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} id @param {(below: number) => number} next */
function makeShipment(id, next) {
  const count = id % 5 === 0 ? 0 : 1 + next(CODES.length);
  const updates = CODES.slice(0, count).map((code, index) => ({ shipment: id, code, hour: index + 1 }));
  const last = updates.at(-1);
  if (id % 4 === 2 && last) updates.push({ shipment: id, code: "EXCEPTION", hour: last.hour });
  return { id, origin: 1 + next(WAREHOUSES.length), destination: 1 + next(WAREHOUSES.length), updates };
}

/** @template T @param {T[]} items @param {(below: number) => number} next */
function shuffled(items, next) {
  return items.map((item) => ({ item, at: next(1_000_000) })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** @param {ReturnType<typeof makeShipment>} shipment @param {{ id: number, shipment: number, code: string, hour: number }[]} updates */
function rowOf(shipment, updates) {
  const latest = updates.filter((update) => update.shipment === shipment.id).sort((a, b) => b.hour - a.hour || b.id - a.id)[0];
  const time = latest ? `2026-11-18 ${String(latest.hour + 9).padStart(2, "0")}:00` : null;
  return [shipment.id, WAREHOUSES[shipment.origin - 1].name, WAREHOUSES[shipment.destination - 1].address, latest?.code ?? null, time];
}

/** @param {ReturnType<typeof makeShipment>[]} shipments @param {{ id: number, shipment: number, code: string, hour: number }[]} updates */
function setupOf(shipments, updates) {
  return `
CREATE TABLE warehouses (id int PRIMARY KEY, name text NOT NULL, address text NOT NULL);
CREATE TABLE shipments (id bigint PRIMARY KEY, origin_warehouse_id int NOT NULL REFERENCES warehouses, destination_warehouse_id int NOT NULL REFERENCES warehouses);
CREATE TABLE shipment_updates (id bigint PRIMARY KEY, shipment_id bigint NOT NULL REFERENCES shipments, status_code text NOT NULL, "timestamp" timestamptz NOT NULL, notes text);
CREATE INDEX ON shipment_updates (shipment_id, "timestamp");
INSERT INTO warehouses VALUES ${WAREHOUSES.map((house, index) => `(${index + 1}, '${house.name}', '${house.address}')`).join(", ")};
INSERT INTO shipments VALUES ${shipments.map((shipment) => `(${shipment.id}, ${shipment.origin}, ${shipment.destination})`).join(", ")};
INSERT INTO shipment_updates (id, shipment_id, status_code, "timestamp") VALUES
${updates.map((update) => `(${update.id}, ${update.shipment}, '${update.code}', '2026-11-18 09:00+09'::timestamptz + ${update.hour} * interval '1 hour')`).join(",\n")};
`;
}
