import type { Check } from "@/lib/protocol/evidence";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { ExpectedLines } from "./expected";
import { headLines } from "./lines";

/** Most differing lines that are shown. */
const SHOWN = 10;

function countOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Lines of `one` that `other` does not have as often. */
function beyond(one: readonly string[], other: readonly string[]): string[] {
  const left = countOf(other);
  return one.filter((line) => {
    const rest = left.get(line) ?? 0;
    left.set(line, rest - 1);
    return rest <= 0;
  });
}

const show = (lines: readonly string[]) => clipCheck(lines.slice(0, SHOWN).join("\n"));

/** Compares output line by line; blank lines and blanks at the end of a line do not count. */
export function compareLines(stdout: string, expected: ExpectedLines): Check[] {
  const wanted = headLines(expected.lines.join("\n"), Infinity).lines;
  const { lines, total } = headLines(stdout, wanted.length + 50);
  const missing = beyond(wanted, lines);
  const foreign = beyond(lines, wanted);
  const checks = [
    check("lineCount", named("lineCount"), total === wanted.length, { expected: String(wanted.length), got: String(total) }),
    check("members", named("members"), missing.length === 0 && foreign.length === 0, { expected: show(missing), got: show(foreign) }),
  ];
  if (!expected.ordered) return checks;
  const first = wanted.findIndex((line, index) => line !== lines[index]);
  const row = first < 0 ? named("order") : named("orderAt", { line: first + 1 });
  return [...checks, check("order", row, first < 0, first < 0 ? {} : { expected: clipCheck(wanted[first] ?? ""), got: clipCheck(lines[first] ?? "") })];
}
