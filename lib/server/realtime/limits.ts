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
  unreadable: [1, 100],
} as const;

type Kind = keyof typeof LIMITS;

/**
 * The budgets of one socket: for each the time at which everything spent is earned again (generic cell rate algorithm, ITU-T I.371).
 * Whole milliseconds lie in the object itself; a budget each would be most of what a silent window takes here.
 */
export class Limits implements Record<Kind, number> {
  /** The last push that waits for something: later text builds on earlier. Null when none does. */
  pushing: Promise<void> | null = null;
  commands = 0;
  opens = 0;
  pushes = 0;
  pushedBytes = 0;
  cursors = 0;
  drafts = 0;
  ticks = 0;
  unreadable = 0;

  /** False when there is not enough left, which spends nothing. */
  spend(kind: Kind, tokens = 1): boolean {
    const [perSecond, burst] = LIMITS[kind];
    const now = Math.trunc(performance.now());
    const earnedAt = Math.max(now, this[kind]) + Math.ceil((tokens * 1_000) / perSecond);
    if (earnedAt - now > (burst * 1_000) / perSecond + 1) return false;
    this[kind] = earnedAt;
    return true;
  }

  malformed(socket: LiveSocket): void {
    if (!this.spend("unreadable")) dismiss(socket, "invalid");
  }
}
