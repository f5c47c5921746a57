import { performance, type EventLoopUtilization } from "node:perf_hooks";

/** Between the beginnings of two commits, in milliseconds, up to a load of `EASY_LOAD` and at full load. */
const SHORTEST_MS = 1;
const LONGEST_MS = 6;
const EASY_LOAD = 0.6;
/** As many updates never wait for more. */
const FULL = 64;
/** How often the load is looked at, in milliseconds. */
const LOOK_MS = 250;

/**
 * When the next group commit may begin. Each costs both sides as much as dozens of updates do: while the event loop has time, a key goes at
 * once; the busier it is, the more keys gather for one commit. Somebody who types alone never waits.
 */
export class Pace {
  private beganAt = -Infinity;
  private lookedAt = performance.now();
  private before: EventLoopUtilization = performance.eventLoopUtilization();
  private gapMs = SHORTEST_MS;

  /** A commit begins now. */
  began(): void {
    this.beganAt = performance.now();
    if (this.beganAt - this.lookedAt >= LOOK_MS) this.look();
  }

  /** Milliseconds until a commit of that many updates may begin. */
  left(updates: number): number {
    return updates >= FULL ? 0 : Math.max(0, this.gapMs - (performance.now() - this.beganAt));
  }

  private look(): void {
    const now = performance.eventLoopUtilization();
    const load = performance.eventLoopUtilization(now, this.before).utilization;
    this.gapMs = gapAt(load);
    this.before = now;
    this.lookedAt = this.beganAt;
  }
}

/** Milliseconds between commits at a load of the event loop from 0 to 1. */
export function gapAt(load: number): number {
  return SHORTEST_MS + (LONGEST_MS - SHORTEST_MS) * Math.min(1, Math.max(0, (load - EASY_LOAD) / (1 - EASY_LOAD)));
}
