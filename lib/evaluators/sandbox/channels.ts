import { open as openFile, unlink, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { type Pipe, forgetPipes, handOverPipe, openPipe } from "./pipes";
import { forgetPrivateFiles, privateFiles } from "./private-files";
import type { Allowances } from "./seccomp";
import type { StartFiles } from "./starter";

const READ = ["out", "err", "info", "steps"] as const;
const WRITTEN = ["go", "mapped"] as const;

/** The server's ends of a run's pipes. */
type Ends = Record<(typeof READ)[number] | (typeof WRITTEN)[number], Socket>;

let lastRun = 0;

/** Everything that server and sandbox talk over, and the two files that a run is started with. */
export class Channels {
  private constructor(
    readonly folder: string,
    readonly files: StartFiles,
    readonly ends: Ends,
    /** Settles when the archive is whole. */
    readonly filled: Promise<void>,
    private readonly pipes: readonly Pipe[],
  ) {}

  /** Opens all of them; where the temporary folder was tidied away meanwhile, once more in a new one. */
  static async open(allowances: Allowances, words: readonly string[], archive: readonly Buffer[]): Promise<Channels> {
    try {
      return await Channels.openOnce(allowances, words, archive);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      forgetPrivateFiles();
      forgetPipes();
      return Channels.openOnce(allowances, words, archive);
    }
  }

  private static async openOnce(allowances: Allowances, words: readonly string[], archive: readonly Buffer[]): Promise<Channels> {
    const { folder, passwd, group, filter } = await privateFiles();
    const run = ++lastRun;
    const files = { words: `words-${run}`, archive: `archive-${run}` };
    const [target, , opened] = await Promise.all([
      openFile(join(folder, files.archive), "w", 0o644),
      writeFile(join(folder, files.words), words.map((word) => `${word}\0`).join(""), { mode: 0o644 }),
      Promise.all([...READ.map(async (name) => [name, await openPipe(folder, "read")] as const), ...WRITTEN.map(async (name) => [name, await openPipe(folder, "write")] as const)]),
    ]);
    // The sandbox is made meanwhile.
    const filled = target.writev(archive).then(() => undefined).finally(() => target.close());
    filled.catch(() => undefined);
    const ends = Object.fromEntries(opened.map(([name, { own }]) => [name, socketOf(own, READ.some((read) => read === name))])) as Ends;
    const names = Object.fromEntries(opened.map(([name, pipe]) => [name, pipe.name])) as Record<keyof Ends, string>;
    return new Channels(folder, { ...files, ...names, passwd, group, seccomp: filter(allowances) }, ends, filled, opened.map(([, pipe]) => pipe));
  }

  /** Leaves the other ends to the sandbox alone, so that a pipe ends when the last process inside does; the names go. */
  async handOver(): Promise<void> {
    const { words, archive } = this.files;
    await Promise.all([...this.pipes.map((pipe) => handOverPipe(this.folder, pipe)), ...[words, archive].map((name) => unlink(join(this.folder, name)).catch(() => undefined))]);
  }

  close(): void {
    for (const end of Object.values(this.ends)) end.destroy();
  }
}

function socketOf(fd: number, readable: boolean): Socket {
  // A reset is the end of a killed sandbox, whose exit says all there is to say.
  return new Socket({ fd, readable, writable: !readable }).on("error", () => undefined);
}
