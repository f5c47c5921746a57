import * as fs from "node:fs";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { privateFiles } from "./private-files";
import { makePipes } from "./starter";

/**
 * Real pipes between server and sandbox. Node's own stdio is a socket pair, and opening /dev/stderr on a socket fails with
 * ENXIO, which ordinary scripts do. A named pipe that is removed once both ends are open is an ordinary pipe.
 */
export type Pipe = {
  /** In the private folder; who starts the sandbox opens it there. */
  name: string;
  /** The server's end; never waits. */
  own: number;
  /** The other end, held until the sandbox has it, so that neither end waits for the other or takes its absence for the end. */
  held: number;
};

const open = promisify(fs.open);
const close = promisify(fs.close);
const { O_RDONLY, O_WRONLY, O_NONBLOCK } = fs.constants;

let stock: string[] = [];
let filling: Promise<void> | undefined;

async function fill(): Promise<void> {
  const { folder } = await privateFiles();
  stock = await makePipes(folder);
}

async function takeName(): Promise<string> {
  for (;;) {
    const name = stock.pop();
    if (name !== undefined) return name;
    filling ??= fill().finally(() => (filling = undefined));
    await filling;
  }
}

/** After the folder of the stock is gone. */
export function forgetPipes(): void {
  stock = [];
}

/** A pipe in `folder` that the server reads, or writes. The reading end is opened first and without waiting. */
export async function openPipe(folder: string, direction: "read" | "write"): Promise<Pipe> {
  const name = await takeName();
  const reading = await open(join(folder, name), O_RDONLY | O_NONBLOCK);
  const writing = await open(join(folder, name), O_WRONLY | O_NONBLOCK);
  return direction === "read" ? { name, own: reading, held: writing } : { name, own: writing, held: reading };
}

/** Leaves a pipe to the server's own end and the sandbox's. */
export async function handOverPipe(folder: string, { name, held }: Pipe): Promise<void> {
  await Promise.all([close(held), unlink(join(folder, name)).catch(() => undefined)]);
}
