/** A replaced stretch of a text: `length` UTF-16 units at `offset` become `text`. */
export type Change = { offset: number; length: number; text: string };

/** One step of a Yjs text delta, reduced to what text needs. */
export type DeltaStep = { retain?: number; insert?: unknown; delete?: number };

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const splitsPair = (text: string, at: number) =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** Adds a change, given in the coordinates of the changed text, to changes given in those of the base text. Result: sorted, apart. */
export function compose(changes: readonly Change[], next: Change): Change[] {
  const nextEnd = next.offset + next.length;
  const before: Change[] = [];
  const after: Change[] = [];
  let shift = 0;
  let shiftBefore = 0;
  let shiftThrough = 0;
  let start: number | null = null;
  let end: number | null = null;
  let head = "";
  let tail = "";
  for (const change of changes) {
    const from = change.offset + shift;
    const to = from + change.text.length;
    shift += change.text.length - change.length;
    if (to < next.offset) {
      before.push(change);
      shiftBefore = shiftThrough = shift;
    } else if (from > nextEnd) {
      after.push(change);
    } else {
      shiftThrough = shift;
      if (from <= next.offset && start === null) {
        start = change.offset;
        head = change.text.slice(0, next.offset - from);
      }
      end = to >= nextEnd ? change.offset + change.length : null;
      tail = to >= nextEnd ? change.text.slice(nextEnd - from) : "";
    }
  }
  const offset = start ?? next.offset - shiftBefore;
  const length = (end ?? nextEnd - shiftThrough) - offset;
  return [...before, { offset, length, text: head + next.text + tail }, ...after];
}

/** The same change without what base and replacement share at both ends, and never cutting a surrogate pair (Yjs would break it). */
export function tighten(base: string, change: Change): Change {
  const old = base.slice(change.offset, change.offset + change.length);
  const most = Math.min(old.length, change.text.length);
  let head = 0;
  while (head < most && old[head] === change.text[head]) head += 1;
  while (head > 0 && (splitsPair(old, head) || splitsPair(change.text, head))) head -= 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === change.text[change.text.length - 1 - tail]) tail += 1;
  while (tail > 0 && (splitsPair(old, old.length - tail) || splitsPair(change.text, change.text.length - tail))) tail -= 1;
  return widen(base, {
    offset: change.offset + head,
    length: old.length - head - tail,
    text: change.text.slice(head, change.text.length - tail),
  });
}

function widen(base: string, change: Change): Change {
  let { offset, length, text } = change;
  if (splitsPair(base, offset)) {
    offset -= 1;
    length += 1;
    text = base.charAt(offset) + text;
  }
  if (splitsPair(base, offset + length)) {
    text += base.charAt(offset + length);
    length += 1;
  }
  return { offset, length, text };
}

export const isEmpty = (change: Change) => change.length === 0 && change.text === "";

/** The text with all changes (sorted, apart, in base coordinates) made. */
export function applyChanges(base: string, changes: readonly Change[]): string {
  let result = "";
  let at = 0;
  for (const change of changes) {
    result += base.slice(at, change.offset) + change.text;
    at = change.offset + change.length;
  }
  return result + base.slice(at);
}

/** Text of a Yjs insert with the length that Yjs counts: an embed takes one unit, and a carriage return would be eaten by the editor. */
export const displayed = (insert: unknown) => (typeof insert === "string" ? insert.replaceAll("\r", " ") : "￼");

/** A Yjs text delta as changes in the coordinates before it. */
export function changesOfDelta(delta: readonly DeltaStep[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const step of delta) {
    if (step.retain !== undefined) {
      at += step.retain;
      open = null;
      continue;
    }
    if (open === null) changes.push((open = { offset: at, length: 0, text: "" }));
    if (step.insert !== undefined) open.text += displayed(step.insert);
    else if (step.delete !== undefined) {
      open.length += step.delete;
      at += step.delete;
    }
  }
  return changes;
}

/** Where an offset stands after the changes. An insert right at the offset leaves it in front unless `sticky` is "after". */
export function moveOffset(offset: number, changes: readonly Change[], sticky: "before" | "after" = "before"): number {
  let shift = 0;
  for (const change of changes) {
    const end = change.offset + change.length;
    if (offset < change.offset || (offset === change.offset && (sticky === "before" || change.length > 0))) break;
    if (offset < end) return change.offset + shift + (sticky === "after" ? change.text.length : 0);
    shift += change.text.length - change.length;
  }
  return offset + shift;
}

/** The smallest single change that turns one text into the other; null when they are equal. */
export function difference(from: string, to: string): Change | null {
  if (from === to) return null;
  return tighten(from, { offset: 0, length: from.length, text: to });
}
