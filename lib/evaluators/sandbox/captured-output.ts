import { Socket } from "node:net";
import type { Pipe } from "./pipes";

/** Collects what comes out of pipes up to a common cap, and says when it is passed. */
export class CapturedOutput {
  private taken = 0;
  truncated = false;

  constructor(
    private readonly capBytes: number,
    private readonly onOver: () => void,
  ) {}

  /** Reads `pipe` to its end or until `stop`. The descriptor belongs to the stream from here on. */
  read(pipe: Pipe): { text: () => string; ended: Promise<void>; stop: () => void } {
    const chunks: Buffer[] = [];
    const stream = new Socket({ fd: pipe.readFd, readable: true, writable: false });
    stream.on("data", (chunk: Buffer) => {
      const room = this.capBytes - this.taken;
      if (room > 0) chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      this.taken += chunk.length;
      if (this.taken > this.capBytes && !this.truncated) {
        this.truncated = true;
        this.onOver();
      }
    });
    // A reset is the end of a killed writer, nothing more.
    stream.on("error", () => undefined);
    const ended = new Promise<void>((resolve) => stream.on("close", () => resolve()));
    return { text: () => Buffer.concat(chunks).toString(), ended, stop: () => stream.destroy() };
  }
}
