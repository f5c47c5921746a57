/** Two busiest customers by the sum of their orders, a tie at the second place, an index to be used. */
export function generate() {
  return {
    timeZone: "Asia/Seoul",
    expected: {
      kind: "rows",
      setup: `CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text, amount numeric(12,2), paid boolean, at timestamptz NOT NULL);
        INSERT INTO orders (customer, amount, paid, at) SELECT 'c' || (n % 400), 1, true, timestamptz '2026-01-01 00:00+09' + n * interval '1 minute' FROM generate_series(1, 20000) AS n;
        INSERT INTO orders (customer, amount, paid, at) VALUES ('big', 500.50, true, '2026-03-01 10:00+09'), ('late', 300, NULL, '2026-03-14 09:00+09'), ('also', 300, false, '2026-03-14 09:30+09');
        CREATE INDEX orders_at ON orders (at);`,
      result: { columns: ["customer", "total"], rows: [["big", 500.5], ["late", 300], ["also", 300]], order: [1] },
      plan: { has: ["orders_at"], hasNot: ["Seq Scan on orders"], tables: ["orders"], buffersAtMost: 40, cheaperThan: "SELECT count(*) FROM orders WHERE paid IS NULL" },
    },
  };
}
