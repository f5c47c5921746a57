import { QUOTE_MAX_CHARS } from "@/lib/protocol/limits";
import type { PinView } from "@/lib/protocol/views";

export type Place = { start: number; end: number; line: number };

/**
 * Where a pinned quote stands in the answer as it reads now: at its offsets, else at the nearest same text, else nowhere.
 * Offsets are UTF-16; lines count from 1.
 */
export function placeOf(text: string, pin: Pick<PinView, "start" | "end" | "quote">): Place | null {
  if (text.slice(pin.start, pin.end) === pin.quote) return { start: pin.start, end: pin.end, line: lineAt(text, pin.start) };
  let best: number | null = null;
  for (let at = text.indexOf(pin.quote); at >= 0; at = text.indexOf(pin.quote, at + 1)) {
    if (best === null || Math.abs(at - pin.start) < Math.abs(best - pin.start)) best = at;
  }
  return best === null ? null : { start: best, end: best + pin.quote.length, line: lineAt(text, best) };
}

/**
 * What is pinned of a selection: without blanks around it, never longer than a quote may be, never half a character.
 * Null when nothing is left. Offsets are UTF-16.
 */
export function quoteOf(selection: { start: number; text: string }): { start: number; end: number; quote: string } | null {
  const lead = selection.text.length - selection.text.trimStart().length;
  const cut = selection.text.trim().slice(0, QUOTE_MAX_CHARS);
  const quote = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  const start = selection.start + lead;
  return quote === "" ? null : { start, end: start + quote.length, quote };
}

/** 1-based line of a UTF-16 offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
