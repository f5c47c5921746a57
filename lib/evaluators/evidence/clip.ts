/** Most bytes of standard output and standard error that evidence keeps; more is in nobody's interest to read. */
export const STDOUT_KEPT_BYTES = 64 * 1024;
export const STDERR_KEPT_BYTES = 16 * 1024;
/** Longest text of one side of a check, in bytes. */
export const CHECK_KEPT_BYTES = 2 * 1024;

/**
 * The beginning of `text` that fits `bytes` of UTF-8, without characters that a database or a screen would choke on:
 * NUL (jsonb has none) becomes its picture, other control characters but tab and line feed too, half surrogates are replaced.
 */
export function clip(text: string, bytes: number): { text: string; clipped: boolean } {
  const head = text.length > bytes ? text.slice(0, bytes) : text;
  const encoded = Buffer.from(head);
  let end = Math.min(encoded.length, bytes);
  // Step back out of a character that the cut would halve.
  while (end < encoded.length && end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  const shown = encoded.subarray(0, end).toString().replace(/[\u0000-\u0008\u000b-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)));
  return { text: shown, clipped: head.length < text.length || end < encoded.length };
}

/** `clip` for one side of a check. */
export function clipCheck(text: string): string {
  const { text: shown, clipped } = clip(text, CHECK_KEPT_BYTES);
  return clipped ? `${shown}…` : shown;
}
