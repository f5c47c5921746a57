import * as Y from "yjs";
import { TEXT_PUSH_MAX_UPDATES } from "@/lib/protocol/limits";
import { toBase64 } from "./base64";
import { newId } from "./new-id";
import type { StoredUpdate } from "./outbox-store";

/** An update of an own answer that is not known to be on disk. `madeAt` is epoch milliseconds by the server's clock. */
export type Entry = StoredUpdate & { encoded: string; madeAt: number; sentAt: number | null; tries: number };

/** Largest sum of updates in one push, in base64 characters: well inside the server's largest frame. */
const PUSH_MAX_CHARS = 800_000;
/** Largest sum of updates that become one, in bytes: more than typing ever is, and far from what the server takes as one. */
const JOINED_MAX_BYTES = 64 * 1024;

export function entryOf(update: StoredUpdate, madeAt: number): Entry {
  return { ...update, encoded: toBase64(update.data), madeAt, sentAt: null, tries: 0 };
}

/** Consecutive updates of one question as one that says the same; null where there is nothing to join, or more than typing. */
export function joined(parts: readonly Entry[]): Entry | null {
  const [first] = parts;
  if (!first || parts.length === 1 || parts.reduce((sum, { data }) => sum + data.length, 0) > JOINED_MAX_BYTES) return null;
  const { questionId, order, madeAt } = first;
  return entryOf({ id: newId(), questionId, order, data: Y.mergeUpdates(parts.map(({ data }) => data)) }, madeAt);
}

/** Entries in their order, as many together as one push may hold. */
export function inPushes(entries: readonly Entry[]): Entry[][] {
  const pushes: Entry[][] = [];
  let charsLeft = 0;
  for (const entry of entries) {
    const last = pushes.at(-1);
    charsLeft -= entry.encoded.length;
    if (last && last.length < TEXT_PUSH_MAX_UPDATES && charsLeft >= 0) {
      last.push(entry);
      continue;
    }
    pushes.push([entry]);
    charsLeft = PUSH_MAX_CHARS - entry.encoded.length;
  }
  return pushes;
}
