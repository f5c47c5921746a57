/**
 * Arrays in PostgreSQL's binary format (`array_recv`), which the driver sends as they are. As text every element would be quoted here and
 * parsed there, and bytes would travel in hexadecimal.
 */

const UUID_TYPE = 2950;
const TEXT_TYPE = 25;
const BYTEA_TYPE = 17;
const UUID_BYTES = 16;
const UUID_CHARS = 36;
const HEADER_BYTES = 20;
const HYPHEN = 0x2d;
const NO_DIGIT = 0xff;
/** Values of hexadecimal digits by character code. */
const HEX_VALUES = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-f]/i.test(String.fromCharCode(code)) ? Number.parseInt(String.fromCharCode(code), 16) : NO_DIGIT));

export function uuidArray(ids: readonly string[]): Buffer {
  const array = begin(UUID_TYPE, ids.length, ids.length * UUID_BYTES);
  ids.forEach((id, at) => {
    const place = HEADER_BYTES + at * (4 + UUID_BYTES);
    array.writeInt32BE(UUID_BYTES, place);
    writeUuid(array, id, place + 4);
  });
  return array;
}

/** Digit by digit: to cut the hyphens out first would make a string of each id of each key. */
function writeUuid(array: Buffer, id: string, place: number): void {
  let digits = 0;
  for (let at = 0; at < id.length && digits < UUID_BYTES * 2; at++) {
    const code = id.charCodeAt(at);
    if (code === HYPHEN) continue;
    const value = HEX_VALUES[code] ?? NO_DIGIT;
    if (value === NO_DIGIT) break;
    const byte = place + (digits >> 1);
    array[byte] = digits % 2 === 0 ? value << 4 : array[byte]! | value;
    digits += 1;
  }
  if (id.length !== UUID_CHARS || digits !== UUID_BYTES * 2) throw new TypeError(`not a UUID: ${id}`);
}

export function textArray(texts: readonly string[]): Buffer {
  return elements(TEXT_TYPE, texts.map((text) => Buffer.from(text)));
}

export function bytesArray(all: readonly Uint8Array[]): Buffer {
  return elements(BYTEA_TYPE, all);
}

function elements(type: number, all: readonly Uint8Array[]): Buffer {
  const array = begin(type, all.length, all.reduce((sum, { length }) => sum + length, 0));
  let place = HEADER_BYTES;
  for (const bytes of all) {
    place = array.writeInt32BE(bytes.length, place);
    array.set(bytes, place);
    place += bytes.length;
  }
  return array;
}

/** One dimension, counted from 1, without nulls. */
function begin(type: number, length: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + length * 4 + bytes);
  [1, 0, type, length, 1].forEach((value, at) => array.writeInt32BE(value, at * 4));
  return array;
}
