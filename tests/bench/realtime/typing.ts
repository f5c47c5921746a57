import { randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

const STRING = 4;
const HAS_ORIGIN = 0x80;
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

  /** The update of one more key. */
  next(): Uint8Array {
    if (this.written.length === LONGEST_CHARS) this.erasing = true;
    if (this.written.length === 0) this.erasing = false;
    return this.erasing ? this.erasure(this.written.pop() ?? 0) : this.insertion("x");
  }

  /** The update that deletes the character of this clock. */
  private erasure(clock: number): Uint8Array {
    const encoder = encoding.createEncoder();
    for (const value of [0, 1, this.clientId, 1, clock, 1]) encoding.writeVarUint(encoder, value);
    return encoding.toUint8Array(encoder);
  }

  private insertion(character: string): Uint8Array {
    const { clientId } = this;
    const clock = this.clock++;
    const left = this.written.at(-1);
    this.written.push(clock);
    const encoder = encoding.createEncoder();
    for (const value of [1, 1, clientId, clock]) encoding.writeVarUint(encoder, value);
    if (left === undefined) {
      encoding.writeUint8(encoder, STRING);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, ANSWER_TEXT_KEY);
    } else {
      encoding.writeUint8(encoder, STRING | HAS_ORIGIN);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, left);
    }
    encoding.writeVarString(encoder, character);
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  }
}
