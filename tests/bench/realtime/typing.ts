import { randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

const STRING = 4;
const HAS_ORIGIN = 0x80;
const CHARACTER = "x";
/** A text of this length is taken back from its end, character by character, and begun anew: an answer does not grow for ever. */
const LONGEST_CHARS = 1_500;

/** One person who writes at the end of a text: Yjs V1 updates as `Y.Doc` would make them, at a fraction of its cost. */
export class Typing {
  readonly clientId = Math.floor(Math.random() * 0xffffffff);
  private readonly idPrefix = randomUUID().slice(0, 24);
  private keys = 0;
  private clock = 0;
  /** Clocks of the characters that stand there, in their order. */
  private readonly written: number[] = [];
  private erasing = false;

  /** An id for the update that comes next. */
  nextId(): string {
    return this.idPrefix + (this.keys++).toString(16).padStart(12, "0");
  }

  /** The update of the next keys together, as a page sends a burst. */
  next(keys = 1): Uint8Array {
    const inserted: { clock: number; left: number | undefined }[] = [];
    const deleted: number[] = [];
    for (let key = 0; key < keys; key++) {
      if (this.written.length === LONGEST_CHARS) this.erasing = true;
      if (this.written.length === 0) this.erasing = false;
      if (this.erasing) deleted.push(this.written.pop() ?? 0);
      else inserted.push(this.insertion());
    }
    const encoder = encoding.createEncoder();
    this.writeStructs(encoder, inserted);
    this.writeDeletes(encoder, deleted);
    return encoding.toUint8Array(encoder);
  }

  private insertion(): { clock: number; left: number | undefined } {
    const left = this.written.at(-1);
    const clock = this.clock++;
    this.written.push(clock);
    return { clock, left };
  }

  private writeStructs(encoder: encoding.Encoder, inserted: readonly { clock: number; left: number | undefined }[]): void {
    encoding.writeVarUint(encoder, inserted.length === 0 ? 0 : 1);
    const [first] = inserted;
    if (first) for (const value of [inserted.length, this.clientId, first.clock]) encoding.writeVarUint(encoder, value);
    for (const { left } of inserted) {
      encoding.writeUint8(encoder, left === undefined ? STRING : STRING | HAS_ORIGIN);
      if (left === undefined) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, ANSWER_TEXT_KEY);
      } else {
        encoding.writeVarUint(encoder, this.clientId);
        encoding.writeVarUint(encoder, left);
      }
      encoding.writeVarString(encoder, CHARACTER);
    }
  }

  private writeDeletes(encoder: encoding.Encoder, clocks: readonly number[]): void {
    encoding.writeVarUint(encoder, clocks.length === 0 ? 0 : 1);
    if (clocks.length > 0) for (const value of [this.clientId, clocks.length]) encoding.writeVarUint(encoder, value);
    for (const clock of clocks) for (const value of [clock, 1]) encoding.writeVarUint(encoder, value);
  }
}
