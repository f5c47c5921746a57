import type { Check } from "@/lib/protocol/evidence";
import { named, type Named, says } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import { planChecks } from "./plan";
import type { SqlAnswer, SqlExpected, SqlReport, Table, Value } from "./expected";

/** Most differing rows that are shown. */
const SHOWN = 5;

type Row = readonly (string | null)[];

/** A value as the protocol's text: numbers by their amount, so that `12` and `12.00` are the same. */
function canonical(value: string | null, wanted: Value | undefined): string {
  if (value === null) return "\0null";
  if (typeof wanted === "number") return value.trim() === "" || Number.isNaN(Number(value)) ? value : String(Number(value));
  return typeof wanted === "boolean" ? (value === "t" ? "true" : value === "f" ? "false" : value) : value;
}

const wantedKey = (row: readonly Value[]) => JSON.stringify(row.map((value) => (value === null ? "\0null" : String(value))));
/** Columns are read by the kind of value that the first row of the reference has there. */
const givenKey = (row: Row, kinds: readonly Value[]) => JSON.stringify(row.map((value, index) => canonical(value, kinds[index])));

function without(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const key of other) left.set(key, (left.get(key) ?? 0) + 1);
  return one.filter((key) => {
    const rest = left.get(key) ?? 0;
    left.set(key, rest - 1);
    return rest <= 0;
  });
}

const show = (keys: readonly string[]) => clipCheck(keys.slice(0, SHOWN).join("\n").replaceAll('"\\u0000null"', "NULL"));

/** Index of the first row that stands elsewhere; -1 where the order is right. */
function misplaced(order: Table["order"], wanted: readonly (readonly Value[])[], given: readonly string[]): number {
  if (order === "any") return -1;
  const by = (key: string) => (order === "exact" ? key : JSON.stringify(order.map((index) => (JSON.parse(key) as unknown[])[index])));
  return wanted.findIndex((row, index) => by(wantedKey(row)) !== by(given[index] ?? "[]"));
}

/** Checks of the snippet's own result, or of what a query found after it. */
function tableChecks(id: string, query: string | null, { rows: wanted, order }: Table, answer: SqlAnswer | undefined): Check[] {
  if (answer === undefined || answer.error !== undefined) return [check(`${id}:error`, query === null ? named("resultError") : named("afterError", { query }), false, { got: answer?.error === undefined ? [says("notAsked")] : clipCheck(answer.error) })];
  // A column whose first value is NULL is read as text.
  const kinds = (wanted[0] ?? []).map((_, column) => wanted.map((row) => row[column] ?? null).find((value) => value !== null) ?? null);
  const given = answer.rows.map((row) => givenKey(row, kinds));
  const keys = wanted.map(wantedKey);
  const [missing, foreign] = [without(keys, given), without(given, keys)];
  const first = misplaced(order, wanted, given);
  return [
    check(`${id}:count`, query === null ? named("resultCount") : named("afterCount", { query }), answer.total === wanted.length, { expected: String(wanted.length), got: String(answer.total) }),
    check(`${id}:rows`, query === null ? named("resultRows") : named("afterRows", { query }), missing.length === 0 && foreign.length === 0, { expected: show(missing), got: show(foreign) }),
    ...(order === "any" ? [] : [check(`${id}:order`, orderName(query, first), first < 0, first < 0 ? {} : { expected: show([keys[first] ?? ""]), got: show([given[first] ?? ""]) })]),
  ];
}

/** `first` is the row that stands elsewhere, from 0; negative where the order is right. */
function orderName(query: string | null, first: number): Named {
  if (query === null) return first < 0 ? named("resultOrder") : named("resultOrderAt", { row: first + 1 });
  return first < 0 ? named("afterOrder", { query }) : named("afterOrderAt", { query, row: first + 1 });
}

function columnCheck(columns: readonly string[] | undefined, answer: SqlAnswer): Check[] {
  if (columns === undefined || answer.error !== undefined) return [];
  return [check("result:columns", named("resultColumns"), columns.join(", ") === answer.columns.join(", "), { expected: columns.join(", "), got: clipCheck(answer.columns.join(", ")) })];
}

/** Compares results, what was left behind, and the plan, with what the fixture says. */
export function compareSql(expected: SqlExpected, report: SqlReport): Check[] {
  const { result, after } = report;
  const ran: Check[] = expected.result ? [] : [check("ran", named("ran"), result.error === undefined, result.error === undefined ? {} : { got: clipCheck(result.error) })];
  return [
    ...ran,
    ...(expected.result ? [...columnCheck(expected.result.columns, result), ...tableChecks("result", null, expected.result, result)] : []),
    ...expected.after.flatMap((table, index) => tableChecks(`after:${index + 1}`, table.query, table, after[index])),
    ...planChecks(expected.plan, report.plans),
  ];
}

const line = (row: readonly (Value | string)[]) => `${row.map((value) => (value === null ? "NULL" : String(value))).join(" | ")}\n`;

/** A result as text, for a person. */
export const answerText = ({ columns, rows, total, error }: SqlAnswer) =>
  `${line(columns)}${rows.map(line).join("")}${error === undefined ? `(${total} rows)` : error}\n`;

/** What the reference gives, with columns named as the answer has them where their names are free; undefined where no result is asked for. */
export const expectedRowsText = ({ result }: SqlExpected, { columns }: SqlAnswer): string | undefined =>
  result && `${line(result.columns ?? columns)}${result.rows.map(line).join("")}(${result.rows.length} rows)\n`;
