/**
 * Text of a file without a declared encoding: a byte order mark decides; else UTF-8 if it is valid; else CP949 (which WHATWG calls
 * `euc-kr`), the usual encoding of older Korean files. Null for bytes that are no text in any of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = fromByteOrderMark(bytes);
  if (marked !== null) return marked;
  if (bytes.includes(0)) return null;
  return decode(bytes, "utf-8") ?? decode(bytes, "euc-kr");
}

function fromByteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode(bytes, "utf-8");
  return null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
