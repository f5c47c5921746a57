import * as fs from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { type Pipe, forgetPipes, pipeFromSandbox, pipeToSandbox } from "./pipes";
import { forgetPrivateFiles, privateFiles } from "./private-files";
import type { Allowances } from "./seccomp";

const open = promisify(fs.open);

/** The server's ends of a run's pipes. */
type Ends = { out: Socket; err: Socket; info: Socket; steps: Socket; files: Socket; mapped: Socket };

const READ = ["out", "err", "info", "steps"] as const;
const WRITTEN = ["files", "mapped"] as const;

/** Descriptors of the outer bubblewrap process, in their order from 0; `null` is /dev/null. */
const ORDER = [null, "out", "err", "info", "passwd", "group", "seccomp", "files", "steps", "mapped"] as const;

/** Everything that server and sandbox talk over. */
export class Channels {
  private constructor(
    readonly ends: Ends,
    private theirs: Map<string, number>,
  ) {}

  /** Opens all of them; where the temporary folder was tidied away meanwhile, once more in a new one. */
  static async open(allowances: Allowances): Promise<Channels> {
    try {
      return await Channels.openOnce(allowances);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      forgetPrivateFiles();
      forgetPipes();
      return Channels.openOnce(allowances);
    }
  }

  private static async openOnce(allowances: Allowances): Promise<Channels> {
    const { passwd, group, filter } = await privateFiles();
    const opened = await Promise.all([
      ...READ.map(async (name) => [name, await pipeFromSandbox()] as const),
      ...WRITTEN.map(async (name) => [name, await pipeToSandbox()] as const),
    ]);
    const pipes = new Map<string, Pipe>(opened);
    const theirs = new Map(opened.map(([name, pipe]) => [name as string, pipe.theirs]));
    for (const [name, path] of Object.entries({ passwd, group, seccomp: filter(allowances) })) theirs.set(name, await open(path, "r"));
    const socket = (name: string, readable: boolean) => {
      const end = new Socket({ fd: pipes.get(name)?.own, readable, writable: !readable });
      // A reset is the end of a killed sandbox, whose exit says all there is to say.
      return end.on("error", () => undefined);
    };
    const [out, err, info, steps] = READ.map((name) => socket(name, true)) as [Socket, Socket, Socket, Socket];
    const [files, mapped] = WRITTEN.map((name) => socket(name, false)) as [Socket, Socket];
    return new Channels({ out, err, info, steps, files, mapped }, theirs);
  }

  /** Descriptors for the process that is started; to be given up with `handOver` once it runs. */
  stdio(): Array<number | "ignore"> {
    return ORDER.map((name) => (name === null ? "ignore" : (this.theirs.get(name) ?? "ignore")));
  }

  /** Closes the sandbox's ends on this side, so that a pipe ends when the last process inside does. */
  handOver(): void {
    for (const fd of this.theirs.values()) fs.close(fd);
    this.theirs = new Map();
  }

  close(): void {
    this.handOver();
    for (const end of Object.values(this.ends)) end.destroy();
  }
}
