import { runAside } from "./aside";
import { decodeText } from "./decode-text";
import { HandoutError } from "./handout-error";

/** Largest file taken, in bytes. */
export const HANDOUT_MAX_BYTES = 5 * 1024 * 1024;
/** Most text taken out of a file, in characters, and in bytes for a file that is nothing but text: it is read in the server's own thread. */
export const HANDOUT_MAX_CHARS = 1.5 * 1024 * 1024;
/** Most lines of text. */
export const HANDOUT_MAX_LINES = 50_000;

export type HandoutFormat = "text" | "docx" | "pdf";

/**
 * The text of a handout: Markdown or plain text in UTF-8, UTF-16 or EUC-KR/CP949, DOCX, PDF. The format is told by the content, never
 * by the name. `root` is the project's folder.
 * @throws HandoutError for anything wrong with the file.
 */
export async function readHandout(bytes: Uint8Array, root: string): Promise<{ format: HandoutFormat; text: string }> {
  if (bytes.byteLength === 0) throw new HandoutError("empty");
  if (bytes.byteLength > HANDOUT_MAX_BYTES) throw new HandoutError("tooLarge");
  const format = formatOf(bytes);
  const text = format === "text" ? plainText(bytes) : await textOf(format, bytes, root);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new HandoutError(format === "pdf" ? "noText" : "empty");
  if (text.length > HANDOUT_MAX_CHARS || !hasLinesWithin(text, HANDOUT_MAX_LINES)) throw new HandoutError("tooLong");
  return { format, text };
}

function formatOf(bytes: Uint8Array): HandoutFormat {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith("PK\u0003\u0004")) return "docx";
  // A PDF may have junk before its header (ISO 32000-1, Annex H.3.4.1).
  return head.includes("%PDF-") ? "pdf" : "text";
}

function plainText(bytes: Uint8Array): string {
  if (bytes.byteLength > HANDOUT_MAX_CHARS) throw new HandoutError("tooLong");
  const text = decodeText(bytes);
  if (text === null) throw new HandoutError("unknownFormat");
  return text;
}

async function textOf(kind: "docx" | "pdf", bytes: Uint8Array, root: string): Promise<string> {
  const done = await runAside({ kind, bytes }, root);
  if (!("text" in done)) throw new HandoutError("unreadable");
  return done.text;
}

function hasLinesWithin(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1 && lines <= most; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines <= most;
}
