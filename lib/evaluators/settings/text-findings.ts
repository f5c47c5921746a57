import type { RunEvidence } from "@/lib/protocol/evidence";
import type { Assignment } from "./assignments";

/** Names that a format knows, each with the bounds of its values; `least` is 0 where it is not given. */
export type KnownSettings = Readonly<Record<string, { least?: number; most?: number }>>;

/** Letters that a slip may differ in. */
const SLIP = 2;
/** Longest name that is compared, in characters. */
const COMPARED_CHARS = 80;

/** How many letters have to be put in, taken out or changed (Levenshtein); anything above `SLIP` may come out as more than that. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > SLIP) return SLIP + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const above = row;
    row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      row.push(Math.min((above[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (above[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)));
    }
  }
  return row[other.length] ?? 0;
}

/** The known name that one was meant to be; undefined where it is known, or like none. */
function meantName(name: string, known: KnownSettings): string | undefined {
  if (Object.hasOwn(known, name) || name.length > COMPARED_CHARS) return undefined;
  const [best] = Object.keys(known)
    .map((candidate) => ({ candidate, letters: distance(name, candidate) }))
    .sort((a, b) => a.letters - b.letters);
  return best && best.letters <= SLIP ? best.candidate : undefined;
}

const outside = (value: string, { least = 0, most = Infinity }: { least?: number; most?: number }) =>
  value.split(" ").some((word) => /^-?\d{1,15}$/.test(word) && (Number(word) < least || Number(word) > most));

export type TextRules = {
  known: KnownSettings;
  /** The name under which a key is known. */
  nameOf?: (key: string) => string;
  /** Values that stand for no limit. */
  noLimit?: readonly string[];
};

/**
 * What can be said of a file's lines whatever the task asks: `misspelt`, with the name that was meant, and `outOfRange`, with the bounds.
 * A name that is like no known one is not spoken of; a host may have more than the list.
 */
export function textFindings(source: string, assignments: readonly Assignment[], { known, nameOf = (key) => key, noLimit = [] }: TextRules): RunEvidence["findings"] {
  const lines = source.split("\n");
  const starts = [0];
  for (const text of lines) starts.push((starts.at(-1) ?? 0) + text.length + 1);
  const span = (line: number) => ({ start: starts[line - 1] ?? 0, end: (starts[line - 1] ?? 0) + (lines[line - 1]?.length ?? 0) });
  return assignments.slice(0, 200).flatMap(({ key, value, line }) => {
    const meant = meantName(nameOf(key), known);
    if (meant) return [{ id: "misspelt", message: meant, ...span(line) }];
    const bounds = Object.hasOwn(known, nameOf(key)) ? known[nameOf(key)] : undefined;
    if (!bounds || noLimit.includes(value) || !outside(value, bounds)) return [];
    return [{ id: "outOfRange", message: `${bounds.least ?? 0}..${bounds.most ?? ""}`, ...span(line) }];
  });
}
