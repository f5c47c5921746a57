/** Work of one interview that waits for its turn. */
type Waiting = { interviewId: string; start: () => void; onPosition: (position: number) => void };

export type QueuedRun = {
  interviewId: string;
  signal: AbortSignal;
  /** Called with 1 for the next in line, and 0 once it runs. */
  onPosition?: (position: number) => void;
};

/**
 * Runs at most `atOnce` at a time. Interviews take turns, so that one of them pressing Run often delays itself and not the
 * others; within an interview the order of asking holds.
 */
export class FairQueue {
  private running = 0;
  /** First come first served within an interview; the map's order is the order of turns. */
  private readonly lines = new Map<string, Waiting[]>();

  constructor(private readonly atOnce: number) {}

  /** Everything that waits, in the order in which it will run. */
  private order(): Waiting[] {
    const lines = [...this.lines.values()];
    const longest = Math.max(0, ...lines.map((line) => line.length));
    return Array.from({ length: longest }, (_, turn) => lines.flatMap((line) => line[turn] ?? [])).flat();
  }

  private announce(): void {
    this.order().forEach((waiting, index) => waiting.onPosition(index + 1));
  }

  private next(): void {
    while (this.running < this.atOnce) {
      const first = this.lines.entries().next();
      if (first.done) break;
      const [interviewId, line] = first.value;
      const waiting = line.shift();
      // To the end of the turns, if it has more.
      this.lines.delete(interviewId);
      if (line.length > 0) this.lines.set(interviewId, line);
      if (!waiting) continue;
      this.running += 1;
      waiting.start();
    }
    this.announce();
  }

  private remove(waiting: Waiting): void {
    const line = this.lines.get(waiting.interviewId);
    const index = line?.indexOf(waiting) ?? -1;
    if (!line || index < 0) return;
    line.splice(index, 1);
    if (line.length === 0) this.lines.delete(waiting.interviewId);
    this.announce();
  }

  /**
   * Waits for a turn, then does `work`. Gives what it gave, and how long it waited, in milliseconds.
   * Aborting while it waits rejects with the signal's reason; while it runs, ending is up to `work`.
   */
  async run<T>({ interviewId, signal, onPosition = () => undefined }: QueuedRun, work: () => Promise<T>): Promise<{ value: T; queuedMs: number }> {
    signal.throwIfAborted();
    const askedAt = performance.now();
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { interviewId, onPosition, start: () => resolve(signal.removeEventListener("abort", cancel)) };
      const cancel = () => {
        this.remove(waiting);
        reject(signal.reason);
      };
      signal.addEventListener("abort", cancel);
      const line = this.lines.get(interviewId);
      if (line) line.push(waiting);
      else this.lines.set(interviewId, [waiting]);
      this.next();
    });
    const queuedMs = performance.now() - askedAt;
    try {
      onPosition(0);
      return { value: await work(), queuedMs };
    } finally {
      this.running -= 1;
      this.next();
    }
  }

  /** How many wait and how many run. */
  load(): { waiting: number; running: number } {
    return { waiting: [...this.lines.values()].reduce((sum, line) => sum + line.length, 0), running: this.running };
  }
}
