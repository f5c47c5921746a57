import * as fs from "node:fs";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makePipes, privateFiles } from "./private-files";

/**
 * Real pipes between server and sandbox. Node's own stdio is a socket pair, and opening /dev/stderr on a socket fails with
 * ENXIO, which ordinary scripts do. A named pipe that is removed once both ends are open is an ordinary pipe.
 */
export type Pipe = { /** The server's end; never waits. */ own: number; /** The sandbox's end. */ theirs: number };

/** Named pipes made at once; starting `mkfifo` for each run would cost as much as the rest of a small run. */
const STOCK = 128;

const open = promisify(fs.open);
const close = promisify(fs.close);
const { O_RDONLY, O_WRONLY, O_NONBLOCK } = fs.constants;

let stock: string[] = [];
let stocked = 0;
let filling: Promise<void> | undefined;

async function fill(): Promise<void> {
  const { folder } = await privateFiles();
  stocked += 1;
  const paths = Array.from({ length: STOCK }, (_, index) => join(folder, `pipe-${stocked}-${index}`));
  await makePipes(paths);
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

/** After the folder of the stock is gone. */
export function forgetPipes(): void {
  stock = [];
}

/** A pipe that the server reads. The reading end is opened first and without waiting, else each end would wait for the other. */
export async function pipeFromSandbox(): Promise<Pipe> {
  const path = await takePath();
  const own = await open(path, O_RDONLY | O_NONBLOCK);
  const theirs = await open(path, O_WRONLY);
  await unlink(path);
  return { own, theirs };
}

/** A pipe that the server writes. The sandbox's end has to wait for what comes, so it is opened once more, now that there is a writer. */
export async function pipeToSandbox(): Promise<Pipe> {
  const path = await takePath();
  const first = await open(path, O_RDONLY | O_NONBLOCK);
  const own = await open(path, O_WRONLY | O_NONBLOCK);
  const theirs = await open(path, O_RDONLY);
  await Promise.all([close(first), unlink(path)]);
  return { own, theirs };
}
