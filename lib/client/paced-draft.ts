/** Least time between two drafts. The server drops those that come faster, and the one that it must not miss is the last. */
const PACE_MS = 100;

/** Sends the newest line of a terminal at most ten times a second, and always the last one. */
export class PacedDraft {
  private pause: ReturnType<typeof setTimeout> | undefined;
  private waiting: string | null = null;

  constructor(private readonly send: (line: string) => void) {}

  tell(line: string): void {
    if (this.pause !== undefined) {
      this.waiting = line;
      return;
    }
    this.send(line);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      const next = this.waiting;
      this.waiting = null;
      if (next !== null) this.tell(next);
    }, PACE_MS);
  }
}
