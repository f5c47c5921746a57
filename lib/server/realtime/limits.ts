import { Budget } from "./budget";
import { dismiss } from "./dismiss";
import type { LiveSocket } from "./live-socket";

/** What one socket may send, a second and at once; generous for people, tight for a script. */
const LIMITS = {
  commands: [20, 60],
  opens: [10, 60],
  pushes: [100, 300],
  pushedBytes: [1024 * 1024, 6 * 1024 * 1024],
  cursors: [30, 60],
  drafts: [30, 60],
  ticks: [2, 10],
  /** Frames that can not be read, before a socket is sent away. */
  malformed: [1, 100],
} as const;

/** The budgets of one socket, each made when it is first spent from: most windows only look on. */
export class Limits {
  /** Pushes of one socket are taken in their order, because later text builds on earlier. */
  pushTail: Promise<void> = NOTHING_PUSHED;
  private readonly budgets: Partial<Record<keyof typeof LIMITS, Budget>> = {};

  /** False when there is not enough left, which spends nothing. */
  spend(kind: keyof typeof LIMITS, tokens = 1): boolean {
    const [perSecond, burst] = LIMITS[kind];
    return (this.budgets[kind] ??= new Budget(perSecond, burst)).spend(tokens);
  }

  malformed(socket: LiveSocket): void {
    if (!this.spend("malformed")) dismiss(socket, "invalid");
  }
}

const NOTHING_PUSHED = Promise.resolve();
