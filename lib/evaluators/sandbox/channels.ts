import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** The descriptors beyond the standard three that server and sandbox talk over before the command begins. */
export class Channels {
  constructor(private readonly child: ChildProcess) {
    // A killed sandbox resets what it had not read; its exit says all there is to say.
    for (const stream of child.stdio) stream?.on("error", () => undefined);
  }

  /** Writes all of `data` and closes. Where the reader is dead already, the run reports itself as not started. */
  feed(fd: number, data: string | Buffer): void {
    const stream = this.child.stdio[fd] as Writable | null | undefined;
    stream?.end(data);
  }

  listen(fd: number, onText: (text: string) => void): void {
    const stream = this.child.stdio[fd] as Readable | null | undefined;
    stream?.on("data", (chunk: Buffer) => onText(chunk.toString()));
  }
}
