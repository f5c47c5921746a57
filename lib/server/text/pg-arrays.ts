/**
 * Arrays in PostgreSQL's binary format (`array_recv`), which the driver sends as they are. As text every element would be quoted here and
 * parsed there, and bytes would travel in hexadecimal.
 */

const UUID_TYPE = 2950;
const TEXT_TYPE = 25;
const BYTEA_TYPE = 17;
const UUID_BYTES = 16;
const HEADER_BYTES = 20;

export function uuidArray(ids: readonly string[]): Buffer {
  const array = begin(UUID_TYPE, ids.length, ids.length * UUID_BYTES);
  ids.forEach((id, at) => {
    const place = HEADER_BYTES + at * (4 + UUID_BYTES);
    array.writeInt32BE(UUID_BYTES, place);
    if (array.write(id.replaceAll("-", ""), place + 4, "hex") !== UUID_BYTES) throw new TypeError(`not a UUID: ${id}`);
  });
  return array;
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
