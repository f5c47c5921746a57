import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
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

/** A plain string, so that a bundler leaves the reader and its libraries where they are. */
const WORKER_SOURCE = `import(require("node:worker_threads").workerData.reader);`;

/** What the worker says once: the text, or why there is none. */
type ReaderMessage = { text: string } | { refused: "unpacksTooLarge" | "unreadable" | "unknownFormat" };

function readInWorker(kind: "docx" | "pdf", bytes: Uint8Array, root: string): Promise<string> {
  const reader = pathToFileURL(join(root, "lib/content/import/reader-worker.mjs")).href;
  const worker = new Worker(WORKER_SOURCE, {
    eval: true,
    workerData: { reader, kind, bytes, limit: UNPACKED_MAX_BYTES },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new HandoutError("tooSlow")), READ_MAX_MS);
    worker.once("message", (message: ReaderMessage) => ("text" in message ? resolve(message.text) : reject(new HandoutError(message.refused))));
    worker.once("error", () => reject(new HandoutError("unreadable")));
    worker.once("exit", () => reject(new HandoutError("unreadable")));
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
