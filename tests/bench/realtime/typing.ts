import { randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

const STRING = 4;
const HAS_ORIGIN = 0x80;

/** One person who writes at the end of a text: Yjs V1 updates as `Y.Doc` would make them, at a fraction of its cost. */
export class Typing {
  readonly clientId = Math.floor(Math.random() * 0xffffffff);
  private clock = 0;
  private readonly idPrefix = randomUUID().slice(0, 24);

  /** How many characters were typed. */
  get length(): number {
    return this.clock;
  }

  /** The id of the update that comes next. */
  nextId(): string {
    return this.idPrefix + this.clock.toString(16).padStart(12, "0");
  }

  /** The update that writes one character behind the last. */
  next(character = "x"): Uint8Array {
    const { clientId, clock } = this;
    const encoder = encoding.createEncoder();
    for (const value of [1, 1, clientId, clock]) encoding.writeVarUint(encoder, value);
    if (clock === 0) {
      encoding.writeUint8(encoder, STRING);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, ANSWER_TEXT_KEY);
    } else {
      encoding.writeUint8(encoder, STRING | HAS_ORIGIN);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock - 1);
    }
    encoding.writeVarString(encoder, character);
    encoding.writeVarUint(encoder, 0);
    this.clock += character.length;
    return encoding.toUint8Array(encoder);
  }

  /** The update that deletes the character of this clock. */
  erasure(clock: number): Uint8Array {
    const encoder = encoding.createEncoder();
    for (const value of [0, 1, this.clientId, 1, clock, 1]) encoding.writeVarUint(encoder, value);
    return encoding.toUint8Array(encoder);
  }
}
