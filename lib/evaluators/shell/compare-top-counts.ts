import type { Check } from "@/lib/protocol/evidence";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import { headLines } from "./lines";
import type { TopCounts } from "./expected";
import type { ShellOptions } from "./options";

type Row = { key: string; count: number };
type Reading = { rows: Row[]; unreadable: string[] };

/** Longest line that can be a row; a longer one is not read at all. */
const ROW_MAX_CHARS = 4_096;
const DIGITS = /^\d{1,15}$/;

/** A line as fields; separators are blanks, and a colon, comma or bar that hangs on a field. */
function fieldsOf(line: string): string[] {
  return line.split(/[\s,|]+/).map((field) => field.replace(/:$/, "")).filter(Boolean);
}

function rowOf(line: string, countFirst: boolean): Row | undefined {
  if (line.length > ROW_MAX_CHARS) return undefined;
  const fields = fieldsOf(line);
  const count = countFirst ? fields.shift() : fields.pop();
  if (count === undefined || !DIGITS.test(count) || fields.length === 0) return undefined;
  return { key: fields.join(" "), count: Number(count) };
}

function read(lines: readonly string[], countFirst: boolean): Reading {
  const reading: Reading = { rows: [], unreadable: [] };
  for (const line of lines) {
    const row = rowOf(line, countFirst);
    if (row) reading.rows.push(row);
    else reading.unreadable.push(line);
  }
  return reading;
}

/** The reference table: largest first, keys of one count by name. */
function ranking({ counts }: TopCounts): Row[] {
  return Object.entries(counts)
    .map(([key, count]) => ({ key, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

const show = (rows: readonly Row[]) => clipCheck(rows.map(({ key, count }) => `${count} ${key}`).join("\n"));

function checksOf({ rows, unreadable }: Reading, table: readonly Row[], limit: number, lineCount: number): Check[] {
  const size = Math.min(limit, table.length);
  // Keys at the last place's count are interchangeable; all above it have to be there.
  const threshold = table[size - 1]?.count ?? 0;
  const known = new Map(table.map(({ key, count }) => [fieldsOf(key).join(" "), count]));
  const given = new Set(rows.map(({ key }) => key));
  const missing = table.filter(({ key, count }) => count > threshold && !given.has(fieldsOf(key).join(" ")));
  const foreign = rows.filter(({ key }) => (known.get(key) ?? 0) < threshold || !known.has(key));
  const miscounted = rows.filter(({ key, count }) => known.has(key) && known.get(key) !== count);
  const repeated = rows.filter(({ key }, index) => rows.findIndex((row) => row.key === key) !== index);
  const unordered = rows.filter(({ count }, index) => count > (rows[index - 1]?.count ?? Infinity));
  const wrong = miscounted.map(({ key }) => ({ key, count: known.get(key) ?? 0 }));
  return [
    check("readable", named("readable"), unreadable.length === 0, { got: clipCheck(unreadable.slice(0, 5).join("\n")) }),
    check("lineCount", named("lineCount"), lineCount === size, { expected: String(size), got: String(lineCount) }),
    check("members", named("topKeys"), missing.length === 0 && foreign.length === 0, { expected: show(missing), got: show(foreign) }),
    check("counts", named("counts"), miscounted.length === 0, { expected: show(wrong), got: show(miscounted) }),
    check("distinct", named("distinct"), repeated.length === 0, { got: show(repeated) }),
    check("order", named("largestFirst"), unordered.length === 0, { got: show(unordered) }),
  ];
}

/** Compares output with the whole table, so that ties, at the boundary too, may fall either way. */
export function compareTopCounts(stdout: string, expected: TopCounts, columns: ShellOptions["columns"]): Check[] {
  const { lines, total } = headLines(stdout, expected.limit + 50);
  const orders = columns === "either" ? [true, false] : [columns === "count-first"];
  const failures = (checks: readonly Check[]) => checks.filter(({ verdict }) => verdict !== "pass").length;
  const table = ranking(expected);
  const readings = orders.map((countFirst) => checksOf(read(lines, countFirst), table, expected.limit, total));
  return readings.reduce((best, next) => (failures(next) < failures(best) ? next : best));
}

/** What the reference prints: count, then key. */
export const topCountsText = (expected: TopCounts) => ranking(expected).slice(0, expected.limit).map(({ key, count }) => `${String(count).padStart(7)} ${key}\n`).join("");
