/** Money that has to arrive where it left. */
export function generate() {
  return {
    expected: {
      kind: "rows",
      setup: "CREATE TABLE accounts (name text PRIMARY KEY, balance integer NOT NULL CHECK (balance >= 0)); INSERT INTO accounts VALUES ('a', 100), ('b', 50), ('c', 7)",
      after: [
        { query: "SELECT name, balance FROM accounts ORDER BY name", rows: [["a", 70], ["b", 80], ["c", 7]], order: "exact" },
        { query: "SELECT count(*) FROM pg_locks WHERE relation = 'accounts'::regclass AND pid <> pg_backend_pid()", rows: [[0]] },
      ],
    },
  };
}
