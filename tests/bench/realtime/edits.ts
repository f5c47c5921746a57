import * as Y from "yjs";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import { Typing } from "./typing";

/** Somebody's long work on one text, as updates one keystroke each. */
export type History = { clientId: number; updates: Uint8Array[]; text: string };

const WORD_MAX = 8;
const DELETED_SHARE = 0.25;

/** `edits` keystrokes: words of up to eight letters at random places, a quarter of the keys deletes. Always the same. */
export function makeHistory(edits: number): History {
  const doc = new Y.Doc();
  const text = doc.getText(ANSWER_TEXT_KEY);
  const random = seeded(20261126);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  let place = 0;
  let left = 0;
  for (let done = 0; done < edits; done++) {
    if (left-- <= 0) {
      place = Math.floor(random() * (text.length + 1));
      left = Math.floor(random() * WORD_MAX);
    }
    if (place > 0 && random() < DELETED_SHARE) text.delete(--place, 1);
    else text.insert(place++, String.fromCharCode(97 + Math.floor(random() * 26)));
  }
  return { clientId: doc.clientID, updates, text: text.toString() };
}

/** `edits` keystrokes that write something and take it away again, over and over; a multiple of 3,000 leaves no text behind. */
export function makeDetour(edits: number): Pick<History, "clientId" | "updates"> {
  const typing = new Typing();
  return { clientId: typing.clientId, updates: Array.from({ length: edits }, () => typing.next()) };
}

/** Mulberry32: numbers in [0, 1) that a seed decides. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
