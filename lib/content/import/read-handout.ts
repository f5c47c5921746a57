import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Unzip, UnzipInflate } from "fflate";
import { decodeText } from "./decode-text";

/** Largest file taken, in bytes. */
export const HANDOUT_MAX_BYTES = 5 * 1024 * 1024;
/** Most bytes that a DOCX may unpack to. */
export const UNPACKED_MAX_BYTES = 50 * 1024 * 1024;
/** Longest time for reading one file, in milliseconds. */
export const READ_MAX_MS = 20_000;
/** Memory of the reading thread, in MiB. */
const READER_MEMORY_MB = 256;

export const HANDOUT_ERRORS = ["empty", "tooLarge", "unpacksTooLarge", "noText", "unreadable", "unknownFormat", "tooSlow"] as const;
export type HandoutErrorCode = (typeof HANDOUT_ERRORS)[number];

/** Why a file could not be read; the wording stands in the language files. */
export class HandoutError extends Error {
  constructor(readonly code: HandoutErrorCode) {
    super(code);
    this.name = "HandoutError";
  }
}

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
  if (format === "docx") assertUnpacksWithin(bytes, UNPACKED_MAX_BYTES);
  const text = format === "text" ? decodeText(bytes) : await readInWorker(format, bytes, root);
  if (text === null) throw new HandoutError("unknownFormat");
  if (!/[\p{L}\p{N}]/u.test(text)) throw new HandoutError(format === "pdf" ? "noText" : "empty");
  return { format, text };
}

function formatOf(bytes: Uint8Array): HandoutFormat {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith("PK\u0003\u0004")) return "docx";
  // A PDF may have junk before its header (ISO 32000-1, Annex H.3.4.1).
  return head.includes("%PDF-") ? "pdf" : "text";
}

/** Counts what really comes out, because a ZIP's own size fields can lie. */
function assertUnpacksWithin(bytes: Uint8Array, limit: number): void {
  const seen = { bytes: 0, document: false };
  const unzip = new Unzip((file) => {
    seen.document ||= file.name === "word/document.xml";
    file.ondata = (error, chunk) => {
      // fflate hands what this throws back to it, so the reason is read off `seen`, not off the error.
      if (error) throw error;
      seen.bytes += chunk.byteLength;
      if (seen.bytes > limit) throw new Error("limit");
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 16 * 1024;
  try {
    for (let at = 0; at < bytes.byteLength; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength);
  } catch {
    throw new HandoutError(seen.bytes > limit ? "unpacksTooLarge" : "unreadable");
  }
  if (!seen.document) throw new HandoutError("unknownFormat");
}

function readInWorker(kind: "docx" | "pdf", bytes: Uint8Array, root: string): Promise<string> {
  const worker = new Worker(join(root, "lib/content/import/reader-worker.mjs"), {
    workerData: { kind, bytes },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new HandoutError("tooSlow")), READ_MAX_MS);
    worker.once("message", resolve);
    worker.once("error", () => reject(new HandoutError("unreadable")));
    worker.once("exit", () => reject(new HandoutError("unreadable")));
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
