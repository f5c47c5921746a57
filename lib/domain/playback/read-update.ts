import * as decoding from "lib0/decoding";

/** Names one UTF-16 unit of a text for good: the Yjs client that typed it, and its place among all that this client typed. */
export type UnitId = { client: number; clock: number };

/** Text typed in one go. `text` is null for what was deleted before it was sent. */
export type TypedItem = UnitId & { length: number; text: string | null; origin: UnitId | null; rightOrigin: UnitId | null };

export type DeletedRange = UnitId & { length: number };

export type ReadUpdate = { items: TypedItem[]; deletes: DeletedRange[] };

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const CONTENT = 0x1f;
const DELETED = 1;
const STRING = 4;

/**
 * Reads one Yjs update (V1 format) of a plain text. Only such updates are journaled; anything else throws, which is a bug.
 * The format: https://github.com/yjs/yjs/blob/v13.6.33/src/utils/UpdateEncoder.js
 */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
  const decoder = decoding.createDecoder(bytes);
  const items: TypedItem[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (let at = 0; at < structs; at += 1) {
      const item = readItem(decoder, client, clock);
      clock += item.length;
      items.push(item);
    }
  }
  return { items, deletes: readDeletes(decoder) };
}

function readItem(decoder: decoding.Decoder, client: number, clock: number): TypedItem {
  const info = decoding.readUint8(decoder);
  const content = info & CONTENT;
  if (content !== STRING && content !== DELETED) throw new Error("an update that is not of a plain text");
  const origin = (info & HAS_ORIGIN) !== 0 ? readId(decoder) : null;
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) !== 0 ? readId(decoder) : null;
  if (origin === null && rightOrigin === null && decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
  const text = content === STRING ? decoding.readVarString(decoder) : null;
  return { client, clock, length: text?.length ?? decoding.readVarUint(decoder), text, origin, rightOrigin };
}

function readDeletes(decoder: decoding.Decoder): DeletedRange[] {
  const deletes: DeletedRange[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges -= 1) {
      deletes.push({ client, clock: decoding.readVarUint(decoder), length: decoding.readVarUint(decoder) });
    }
  }
  return deletes;
}

function readId(decoder: decoding.Decoder): UnitId {
  return { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
}
