import type { Check } from "@/lib/protocol/evidence";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { SqlExpected } from "./expected";

type Plan = NonNullable<SqlExpected["plan"]>;

/** What the driver explains, in this order; `null` is the snippet itself. */
export function statementsToExplain({ plan }: SqlExpected): (string | null)[] {
  if (!plan) return [];
  return [plan.query ?? null, ...(plan.cheaperThan === undefined ? [] : [plan.cheaperThan])];
}

/** Nodes that read a table; a bitmap index scan names the index. */
const READS = /\b(?:Seq|Index|Index Only|Bitmap Heap|Tid|Tid Range|Sample) Scan(?: Backward)?(?: using \S+)? on (\S+)/g;

/** Tables that a plan reads, in the order of their names. */
export function tablesOf(plan: string): string[] {
  const lines = plan.split("\n").filter((line) => !line.includes("Bitmap Index Scan"));
  return [...new Set(lines.flatMap((line) => [...line.matchAll(READS)].map(([, table = ""]) => table)))].sort();
}

/**
 * Pages that running it touched, in cache or not; undefined for a text that is no plan. A node's figure holds those below it
 * (PostgreSQL, "Using EXPLAIN"), so the first one is the whole.
 */
export function buffersOf(plan: string): number | undefined {
  if (!/\(actual /.test(plan)) return undefined;
  const run = plan.split(/^Planning:/m, 1)[0] ?? "";
  const shared = /Buffers: shared([^\n]*)/.exec(run)?.[1] ?? "";
  return [...shared.matchAll(/\b(?:hit|read)=(\d+)/g)].reduce((sum, [, pages]) => sum + Number(pages), 0);
}

/** Compares what a plan shows with what it should. */
export function planChecks(plan: Plan | undefined, [shown = "", rival = ""]: readonly string[]): Check[] {
  if (plan === undefined) return [];
  const got = clipCheck(shown);
  const [touched, rivalTouched] = [buffersOf(shown), buffersOf(rival)];
  const pages = (most: number | undefined): { expected: string; got: string } => ({ expected: `<= ${most ?? "?"}`, got: touched === undefined ? got : String(touched) });
  const within = (most: number | undefined) => touched !== undefined && most !== undefined && touched <= most;
  const below = rivalTouched === undefined ? undefined : rivalTouched - 1;
  return [
    ...plan.has.map((words) => check(`plan:${words}`, named("planHas", { words }), shown.includes(words), { got })),
    ...plan.hasNot.map((words) => check(`plan:no ${words}`, named("planHasNot", { words }), !shown.includes(words), { got })),
    ...(plan.tables === undefined ? [] : [check("plan:tables", named("planTables"), tablesOf(shown).join(", ") === plan.tables.toSorted().join(", "), { expected: plan.tables.join(", "), got: tablesOf(shown).join(", ") || got })]),
    ...(plan.buffersAtMost === undefined ? [] : [check("plan:buffers", named("planBuffers"), within(plan.buffersAtMost), pages(plan.buffersAtMost))]),
    ...(plan.cheaperThan === undefined ? [] : [check("plan:cheaper", named("planCheaper", { statement: plan.cheaperThan }), within(below), pages(below))]),
  ];
}
