import { type FileHandle, open as openFile, unlink, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { type Pipe, forgetPipes, handOverPipe, openPipe } from "./pipes";
import { forgetPrivateFiles, privateFiles } from "./private-files";
import type { Allowances } from "./seccomp";
import type { StartFiles } from "./starter";

const READ = ["out", "err", "status", "steps"] as const;
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
    private readonly archive: FileHandle,
    private readonly pipes: readonly Pipe[],
  ) {}

  /** Opens all of them; where the temporary folder was tidied away meanwhile, once more in a new one. */
  static async open(allowances: Allowances, words: readonly string[]): Promise<Channels> {
    try {
      return await Channels.openOnce(allowances, words);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      forgetPrivateFiles();
      forgetPipes();
      return Channels.openOnce(allowances, words);
    }
  }

  private static async openOnce(allowances: Allowances, words: readonly string[]): Promise<Channels> {
    const { folder, passwd, group, filter } = await privateFiles();
    const run = ++lastRun;
    const files = { words: `words-${run}`, archive: `archive-${run}` };
    const [archive, , opened] = await Promise.all([
      openFile(join(folder, files.archive), "w", 0o644),
      writeFile(join(folder, files.words), endedWords(words), { mode: 0o644 }),
      Promise.all([...READ.map(async (name) => [name, await openPipe(folder, "read")] as const), ...WRITTEN.map(async (name) => [name, await openPipe(folder, "write")] as const)]),
    ]);
    const ends = Object.fromEntries(opened.map(([name, { own }]) => [name, socketOf(own, READ.some((read) => read === name))])) as Ends;
    const names = Object.fromEntries(opened.map(([name, pipe]) => [name, pipe.name])) as Record<keyof Ends, string>;
    return new Channels(folder, { ...files, ...names, passwd, group, seccomp: filter(allowances) }, ends, archive, opened.map(([, pipe]) => pipe));
  }

  /** Leaves the other ends to the sandbox alone, so that a pipe ends when the last process inside does; the names go. */
  async handOver(): Promise<void> {
    const { words, archive } = this.files;
    await Promise.all([...this.pipes.map((pipe) => handOverPipe(this.folder, pipe)), ...[words, archive].map((name) => unlink(join(this.folder, name)).catch(() => undefined))]);
  }

  /** Hands the launcher the run's files, then its orders. */
  async order(archive: readonly Buffer[], orders: readonly string[]): Promise<void> {
    await this.archive.writev(archive);
    this.ends.go.end(endedWords(orders));
  }

  /** Whether this process has to stay because of them. */
  hold(isNeeded: boolean): void {
    for (const end of Object.values(this.ends)) {
      if (isNeeded) end.ref();
      else end.unref();
    }
  }

  close(): void {
    for (const end of Object.values(this.ends)) end.destroy();
    this.archive.close().catch(() => undefined);
  }
}

/** Words as bash reads them apart. Throws where one holds what ends it. */
export function endedWords(words: readonly string[]): string {
  if (words.some((word) => word.includes("\0"))) throw new Error("a command line can not hold NUL");
  return words.map((word) => `${word}\0`).join("");
}

function socketOf(fd: number, readable: boolean): Socket {
  // A reset is the end of a killed sandbox, whose exit says all there is to say.
  return new Socket({ fd, readable, writable: !readable }).on("error", () => undefined);
}
