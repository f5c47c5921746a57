import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { HandoutError } from "./handout-error";

/** Most bytes that a DOCX may unpack to. */
export const UNPACKED_MAX_BYTES = 50 * 1024 * 1024;
/** Longest time for one job, in milliseconds. */
export const READ_MAX_MS = 20_000;
/** Memory of the thread, in MiB. */
const READER_MEMORY_MB = 256;

/** Work on files of people, done in a thread of its own: a hostile file takes that thread's time and memory, never the server's. */
export type AsideJob = { kind: "docx" | "pdf"; bytes: Uint8Array } | { kind: "parse"; text: string } | { kind: "write"; value: unknown };

/** What the worker says once. `invalid` is the parser's own words. */
export type AsideDone = { text: string } | { value: unknown } | { invalid: string };
type Message = AsideDone | { refused: "unpacksTooLarge" | "unreadable" | "unknownFormat" };

/** A plain string, so that a bundler leaves the reader and its libraries where they are. */
const WORKER_SOURCE = `import(require("node:worker_threads").workerData.reader);`;

/**
 * Does a job within its limits of time and memory. `root` is the project's folder.
 * @throws HandoutError: tooSlow, unreadable, unpacksTooLarge, unknownFormat.
 */
export function runAside(job: AsideJob, root: string): Promise<AsideDone> {
  const reader = pathToFileURL(join(root, "lib/content/import/reader-worker.mjs")).href;
  const worker = new Worker(WORKER_SOURCE, {
    eval: true,
    workerData: { reader, job, limit: UNPACKED_MAX_BYTES },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<AsideDone>((resolve, reject) => {
    timer = setTimeout(() => reject(new HandoutError("tooSlow")), READ_MAX_MS);
    worker.once("message", (message: Message) => ("refused" in message ? reject(new HandoutError(message.refused)) : resolve(message)));
    worker.once("error", () => reject(new HandoutError("unreadable")));
    worker.once("exit", () => reject(new HandoutError("unreadable")));
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
