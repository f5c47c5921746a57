import type { Socket } from "node:net";

/** Collects what comes out of pipes up to a common cap, and says when it is passed. */
export class CapturedOutput {
  private taken = 0;
  truncated = false;

  constructor(
    private readonly capBytes: number,
    private readonly onOver: () => void,
  ) {}

  /** Reads a pipe to its end; `ended` resolves when it is closed from either side. */
  read(stream: Socket): { text: () => string; ended: Promise<void> } {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => {
      const room = this.capBytes - this.taken;
      if (room > 0) chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      this.taken += chunk.length;
      if (this.taken > this.capBytes && !this.truncated) {
        this.truncated = true;
        this.onOver();
      }
    });
    const ended = new Promise<void>((resolve) => stream.on("close", () => resolve()));
    return { text: () => Buffer.concat(chunks).toString(), ended };
  }
}
