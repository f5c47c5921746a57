import { diffArrays } from "diff";

export type Piece = { text: string; changed: boolean };
export type DiffRow = { same: boolean; left: Piece[] | null; right: Piece[] | null };

/** Beyond this many lines put in and taken out, lines are compared place by place. */
export const DIFF_MAX_CHANGED_LINES = 2_000;

/** Two texts side by side. Lines that stand in both are aligned; a line missing on one side is null there. */
export function sideBySide(left: string, right: string): DiffRow[] {
  const [before, after] = [linesOf(left), linesOf(right)];
  const parts = diffArrays(before, after, { maxEditLength: DIFF_MAX_CHANGED_LINES });
  if (!parts) return paired(before, after);
  const rows: DiffRow[] = [];
  for (let at = 0, removed: string[] = []; at <= parts.length; at += 1) {
    const part = parts[at];
    if (part?.removed) removed = part.value;
    else {
      rows.push(...paired(removed, part?.added ? part.value : []));
      removed = [];
      if (part && !part.added) rows.push(...part.value.map(sameRow));
    }
  }
  return rows;
}

function linesOf(text: string): string[] {
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function paired(left: readonly string[], right: readonly string[]): DiffRow[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const [before, after] = [left[at], right[at]];
    return before !== undefined && before === after ? sameRow(before) : changedRow(before, after);
  });
}

function sameRow(line: string): DiffRow {
  return { same: true, left: plain(line), right: plain(line) };
}

function changedRow(left: string | undefined, right: string | undefined): DiffRow {
  if (left === undefined || right === undefined) return { same: false, left: left === undefined ? null : plain(left), right: right === undefined ? null : plain(right) };
  const [a, b] = [Array.from(left), Array.from(right)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { same: false, left: pieces(a, head, tail), right: pieces(b, head, tail) };
}

function pieces(chars: string[], head: number, tail: number): Piece[] {
  const cuts = [
    { text: chars.slice(0, head).join(""), changed: false },
    { text: chars.slice(head, chars.length - tail).join(""), changed: true },
    { text: chars.slice(chars.length - tail).join(""), changed: false },
  ];
  return cuts.filter((piece) => piece.text !== "");
}

function plain(text: string): Piece[] {
  return text === "" ? [] : [{ text, changed: false }];
}
