export type Piece = { text: string; changed: boolean };
export type DiffRow = { same: boolean; expected: Piece[] | null; got: Piece[] | null };

/** Beyond this many lines on either side lines are compared place by place. */
export const DIFF_ALIGN_MAX_LINES = 300;

/** Expected and actual output side by side. Lines that stand in both are aligned; a line missing on one side is null there. */
export function sideBySide(expected: string, got: string): DiffRow[] {
  const left = linesOf(expected);
  const right = linesOf(got);
  const same = left.length > DIFF_ALIGN_MAX_LINES || right.length > DIFF_ALIGN_MAX_LINES ? samePlaces(left, right) : commonLines(left, right);
  const rows: DiffRow[] = [];
  let l = 0;
  let r = 0;
  for (const [nextL, nextR] of [...same, [left.length, right.length] as const]) {
    while (l < nextL || r < nextR) rows.push(changedRow(l < nextL ? left[l++] : undefined, r < nextR ? right[r++] : undefined));
    const line = left[l];
    if (l < left.length && r < right.length && line !== undefined) rows.push({ same: true, expected: plain(line), got: plain(line) });
    l += 1;
    r += 1;
  }
  return rows;
}

function linesOf(text: string): string[] {
  const lines = text.replace(/\r\n/g, "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function samePlaces(left: string[], right: string[]): [number, number][] {
  return left.flatMap((line, at) => (line === right[at] ? [[at, at] as [number, number]] : []));
}

/** Longest common subsequence of lines, as pairs of indexes in order. */
function commonLines(left: string[], right: string[]): [number, number][] {
  const width = right.length + 1;
  const length = new Uint16Array((left.length + 1) * width);
  for (let l = left.length - 1; l >= 0; l -= 1) {
    for (let r = right.length - 1; r >= 0; r -= 1) {
      length[l * width + r] =
        left[l] === right[r] ? (length[(l + 1) * width + r + 1] ?? 0) + 1 : Math.max(length[(l + 1) * width + r] ?? 0, length[l * width + r + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (left[l] === right[r]) pairs.push([l++, r++]);
    else if ((length[(l + 1) * width + r] ?? 0) >= (length[l * width + r + 1] ?? 0)) l += 1;
    else r += 1;
  }
  return pairs;
}

function changedRow(expected: string | undefined, got: string | undefined): DiffRow {
  if (expected === undefined || got === undefined) {
    return { same: false, expected: expected === undefined ? null : plain(expected), got: got === undefined ? null : plain(got) };
  }
  const [a, b] = [Array.from(expected), Array.from(got)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { same: false, expected: pieces(a, head, tail), got: pieces(b, head, tail) };
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
