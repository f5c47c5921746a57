import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Real pipes for standard output and error. Node's own stdio is a socket pair, and opening /dev/stderr on a socket
 * fails with ENXIO, which ordinary scripts do. A named pipe that is removed once both ends are open is an ordinary pipe.
 */
export type Pipe = { readFd: number; writeFd: number };

const run = promisify(execFile);
const open = promisify(fs.open);

async function openEnds(path: string): Promise<Pipe> {
  // The reading end first and without blocking, else each end would wait for the other.
  const readFd = await open(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  return { readFd, writeFd: await open(path, fs.constants.O_WRONLY) };
}

/** Makes two pipes; the caller owns all four ends. */
export async function openPipes(): Promise<{ out: Pipe; err: Pipe }> {
  const directory = await mkdtemp(join(tmpdir(), "kkori-run-"));
  try {
    const paths = [join(directory, "out"), join(directory, "err")] as const;
    // The sandbox's account reopens them as /dev/stdout; nobody else reaches the directory.
    await run("mkfifo", ["-m", "666", ...paths]);
    return { out: await openEnds(paths[0]), err: await openEnds(paths[1]) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
