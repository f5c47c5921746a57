import * as decoding from "lib0/decoding";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

/** New structs of one Yjs client: clocks `from` (included) to `to` (excluded). */
export type Run = { client: number; from: number; to: number };

/** What one update of an answer does, read without building anything. */
export type UpdateShape = {
  runs: Run[];
  /** Clocks up to which the document must know other clients' structs (and own deleted ones) for the update to apply at once. */
  needs: { client: number; clock: number }[];
  /** Length of the inserted text, in UTF-16 units and in UTF-8 bytes. */
  addedUnits: number;
  addedBytes: number;
  structs: number;
};

/** Thrown for bytes that are no update of a plain text in Yjs's V1 format. */
export class BadUpdate extends Error {}

/** Far beyond any typing (an answer holds 2^18 bytes), far below where clocks lose precision. */
const CLOCK_MAX = 2 ** 40;
const CLIENT_MAX = 2 ** 32 - 1;
/** More fragments than people make at once; what Yjs does with them grows with their square. */
const STRUCTS_MAX = 5_000;
const DELETES_MAX = 20_000;

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
const CONTENT = 0x1f;
const DELETED = 1;
const STRING = 4;

/**
 * Reads a V1 update of a plain text and refuses everything else: garbage-collection and skip structs (with which one client can make a
 * document discard another's typing), other content, other parents, empty or repeated runs, and bytes left over.
 * It reads only what `Y.applyUpdate` will read, so that the check and the effect can not differ. Throws `BadUpdate`.
 */
export function inspectUpdate(bytes: Uint8Array): UpdateShape {
  const decoder = decoding.createDecoder(bytes);
  const shape: UpdateShape = { runs: [], needs: [], addedUnits: 0, addedBytes: 0, structs: 0 };
  try {
    const clients = decoding.readVarUint(decoder);
    for (let i = 0; i < clients; i++) readRun(decoder, shape);
    readDeletes(decoder, shape);
  } catch (thrown) {
    throw thrown instanceof BadUpdate ? thrown : new BadUpdate("unreadable");
  }
  if (decoding.hasContent(decoder)) throw new BadUpdate("bytes left over");
  return shape;
}

function readRun(decoder: decoding.Decoder, shape: UpdateShape): void {
  const structs = decoding.readVarUint(decoder);
  const client = readClient(decoder);
  const from = decoding.readVarUint(decoder);
  shape.structs += structs;
  if (structs === 0 || shape.structs > STRUCTS_MAX) throw new BadUpdate("number of structs");
  if (shape.runs.some((run) => run.client === client)) throw new BadUpdate("client twice");
  const run = { client, from, to: from };
  for (let i = 0; i < structs; i++) readStruct(decoder, run, shape);
  shape.runs.push(run);
}

function readStruct(decoder: decoding.Decoder, run: Run, shape: UpdateShape): void {
  const info = decoding.readUint8(decoder);
  const content = info & CONTENT;
  if (content !== STRING && content !== DELETED) throw new BadUpdate("not plain text");
  const origin = (info & HAS_ORIGIN) !== 0;
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) !== 0;
  if ((info & HAS_PARENT_SUB) !== 0) throw new BadUpdate("not in the text");
  if (origin) readReference(decoder, run, shape);
  if (rightOrigin) readReference(decoder, run, shape);
  if (!origin && !rightOrigin) readParent(decoder);
  const length = content === DELETED ? decoding.readVarUint(decoder) : readText(decoder, shape);
  if (length === 0 || run.to + length > CLOCK_MAX) throw new BadUpdate("length");
  run.to += length;
}

function readReference(decoder: decoding.Decoder, run: Run, shape: UpdateShape): void {
  const client = readClient(decoder);
  const clock = decoding.readVarUint(decoder);
  if (client !== run.client) need(shape, client, clock + 1);
  else if (clock >= run.to) throw new BadUpdate("refers to what comes later");
}

function readParent(decoder: decoding.Decoder): void {
  const isRoot = decoding.readVarUint(decoder) === 1;
  if (!isRoot || decoding.readVarString(decoder) !== ANSWER_TEXT_KEY) throw new BadUpdate("not in the text");
}

function readText(decoder: decoding.Decoder, shape: UpdateShape): number {
  const start = decoder.pos;
  const text = decoding.readVarString(decoder);
  shape.addedUnits += text.length;
  shape.addedBytes += decoder.pos - start;
  return text.length;
}

function readDeletes(decoder: decoding.Decoder, shape: UpdateShape): void {
  const clients = decoding.readVarUint(decoder);
  for (let i = 0, left = DELETES_MAX; i < clients; i++) {
    const client = readClient(decoder);
    const ranges = decoding.readVarUint(decoder);
    if ((left -= ranges) < 0) throw new BadUpdate("number of deletes");
    for (let j = 0; j < ranges; j++) need(shape, client, decoding.readVarUint(decoder) + decoding.readVarUint(decoder));
  }
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  if (client > CLIENT_MAX) throw new BadUpdate("client id");
  return client;
}

/** A delete range that reaches beyond what exists would wait and swallow later typing, so it counts like a reference. */
function need(shape: UpdateShape, client: number, clock: number): void {
  const known = shape.needs.at(-1);
  if (known?.client !== client) shape.needs.push({ client, clock });
  else if (clock > known.clock) known.clock = clock;
}
