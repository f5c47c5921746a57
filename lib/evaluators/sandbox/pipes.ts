import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { mkdtemp, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Real pipes for standard output and error. Node's own stdio is a socket pair, and opening /dev/stderr on a socket
 * fails with ENXIO, which ordinary scripts do. A named pipe that is removed once both ends are open is an ordinary pipe.
 */
export type Pipe = { readFd: number; writeFd: number };

/** Named pipes made at once; starting `mkfifo` for each run would cost as much as the rest of a small run. */
const STOCK = 32;

const execute = promisify(execFile);
const open = promisify(fs.open);

let stock: string[] = [];
let filling: Promise<void> | undefined;
let leftAtExit: Set<string> | undefined;

/** Unused pipes go when the server goes. */
function removeAtExit(directory: string): void {
  if (!leftAtExit) {
    const directories = (leftAtExit = new Set<string>());
    process.once("exit", () => directories.forEach((one) => fs.rmSync(one, { recursive: true, force: true })));
  }
  leftAtExit.add(directory);
}

async function fill(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "kkori-pipes-"));
  removeAtExit(directory);
  const paths = Array.from({ length: STOCK }, (_, index) => join(directory, String(index)));
  // The sandbox's account reopens them as /dev/stdout; nobody else reaches the directory.
  await execute("mkfifo", ["-m", "666", ...paths]);
  stock = paths;
}

async function takePath(): Promise<string> {
  for (;;) {
    const path = stock.pop();
    if (path !== undefined) return path;
    filling ??= fill().finally(() => (filling = undefined));
    await filling;
  }
}

async function openPipe(): Promise<Pipe> {
  const path = await takePath();
  // The reading end first and without blocking, else each end would wait for the other.
  const readFd = await open(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  const writeFd = await open(path, fs.constants.O_WRONLY);
  await unlink(path);
  return { readFd, writeFd };
}

/** Opens two pipes that nobody else has; the caller owns all four ends. */
export async function openPipes(): Promise<{ out: Pipe; err: Pipe }> {
  try {
    return { out: await openPipe(), err: await openPipe() };
  } catch (error) {
    // Somebody tidied the temporary folder; the next stock gets a new one.
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    stock = [];
    return { out: await openPipe(), err: await openPipe() };
  }
}
