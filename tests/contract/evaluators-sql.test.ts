import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema } from "@/lib/protocol/evidence";
import { sqlEvaluator } from "@/lib/evaluators/sql/sql-evaluator";
import { sampleSubmission, withSamples } from "./evaluators-support";

const stop = withSamples();
afterAll(stop);
const offer = await sqlEvaluator.probe();
const one = sampleSubmission("", {}).task.cases.slice(0, 1);

async function run(id: "latest" | "transfer", source: string) {
  const evidence = await sqlEvaluator.run(sampleSubmission(source, { kind: "sql", id, cases: one }), new AbortController().signal);
  runEvidenceSchema.parse(evidence);
  const first = evidence.cases[0];
  return { evidence, first, wrong: first?.checks.filter(({ verdict }) => verdict !== "pass").map((check) => check.id), checks: first?.checks };
}

const LATEST = `SELECT customer, sum(amount) AS total
FROM orders
WHERE at >= '2026-03-01 00:00+09' AND at < '2026-04-01 00:00+09'
GROUP BY customer
ORDER BY total DESC, customer DESC
LIMIT 3;`;

/** What is not there where a snippet has no plan. */
const PAGES = ["plan:tables", "plan:buffers", "plan:cheaper"];

describe.skipIf(!offer.available)("sql", () => {
  it("passes a right query, its plan and its ties", async () => {
    const { evidence, checks, first } = await run("latest", LATEST);
    expect(checks?.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expect(evidence).toMatchObject({ verdict: "pass", engine: { name: "PostgreSQL", authoritative: true } });
    expect(first?.stdout).toMatch(/^customer \| total\nbig \| 500\.50\nlate \| 300\.00\n/);
    expect((await run("latest", LATEST.replace(", customer DESC", ", customer"))).wrong).toEqual([]);
  });

  it.each([
    ["an order from small to large", LATEST.replace("total DESC", "total"), ["result:order"]],
    ["another column name", LATEST.replace("AS total", "AS sum").replace("ORDER BY total", "ORDER BY 2"), ["result:columns"]],
    ["a function around the indexed column", LATEST.replace(/WHERE .*/, "WHERE to_char(at, 'YYYY-MM') = '2026-03'"), ["plan:orders_at", "plan:no Seq Scan on orders", "plan:buffers", "plan:cheaper"]],
    ["only the paid ones", LATEST.replace("GROUP BY", "AND paid GROUP BY"), ["result:count", "result:rows", "result:order"]],
    ["a slip of syntax", "SELEC 1", ["result:error", "plan:orders_at", ...PAGES]],
    ["nothing", "", ["result:columns", "result:count", "result:rows", "result:order", "plan:orders_at", ...PAGES]],
  ])("fails %s", async (_name, source, ids) => expect((await run("latest", source)).wrong).toEqual(ids));

  it("counts the pages that a plan touched on the fixture's rows, and the tables", async () => {
    const { checks, first } = await run("latest", LATEST);
    expect(first?.stdout).toMatch(/Buffers: shared hit=\d+/);
    const of = (id: string) => checks?.find((one) => one.id === id);
    expect(Number(of("plan:buffers")?.got)).toBeLessThanOrEqual(40);
    // The other statement reads the whole table: 20,003 rows are more than a hundred pages.
    expect(Number(of("plan:cheaper")?.expected?.replace("<= ", ""))).toBeGreaterThan(100);
    expect(of("plan:tables")).toMatchObject({ expected: "orders", got: "orders" });
  });

  it("is refused more memory by the server itself, and told so", async () => {
    const { first, checks } = await run("latest", "SELECT length(repeat('x', 200000000))");
    expect(first?.stoppedBy).toBeUndefined();
    expect(checks?.find(({ id }) => id === "result:error")?.got).toContain("out of memory");
  });

  const move = "UPDATE accounts SET balance = balance - 30 WHERE name = 'a'; UPDATE accounts SET balance = balance + 30 WHERE name = 'b';";
  it("judges statements by what they leave", async () => {
    expect((await run("transfer", move)).wrong).toEqual([]);
    expect((await run("transfer", `BEGIN; ${move} COMMIT;`)).wrong).toEqual([]);
    expect((await run("transfer", `BEGIN; ${move}`)).wrong).toEqual(["after:1:rows", "after:1:order"]);
    expect((await run("transfer", `BEGIN; ${move} ROLLBACK;`)).wrong).toEqual(["after:1:rows", "after:1:order"]);
    expect((await run("transfer", `${move} UPDATE accounts SET balance = -1;`)).wrong).toEqual(["ran", "after:1:rows", "after:1:order"]);
  });
});
