import { PEERS, type PeerName } from "./dialects";
import type { Fleet, Spent } from "./fleet";
import type { Pace } from "./group";
import { percentiles } from "./samples";

/** Rooms that all type. */
export const RATE_ROOMS = 300;
const FIRST_RATE = 2_000;
const STEP = 1.4;
/** Keys a second in one room, beyond which rooms would have to be added instead: more than any keyboard gives, yet socket.io's limit lies below. */
const MOST_PER_ROOM = 400;
const P99_MAX_MS = 100;
const DRAIN_MS = 3_000;
/** What fails twice in a row is too much; once may be the machine. */
const TRIES = 2;
/** Below this share of what was asked for, the generator could not send it. */
const KEPT_UP = 0.95;

export type RateResult = {
  peer: PeerName;
  /** Highest rate at which the 99th percentile stayed within 100 ms, to the other pages and, where there is one, to the acknowledgement. */
  opsPerSecond: number;
  cpuPer100k: number;
  /** Why it went no further. */
  stoppedBy: "p99" | "lost" | "generator" | "rooms";
};

/** Raises the rate of all peers in turns until each is too slow. */
export async function measureRate(fleet: Fleet, plan: { seconds: number }): Promise<RateResult[]> {
  const { load } = fleet.machine;
  const rooms = fleet.machine.rooms.slice(0, RATE_ROOMS);
  const results = new Map<PeerName, RateResult>();
  const running = new Map<PeerName, number>();
  for (const name of PEERS.filter((peer) => fleet.peers.has(peer))) running.set(name, await load.join(name, fleet.get(name).url, rooms));
  for (let rate = FIRST_RATE; running.size > 0; rate *= STEP) {
    for (const [name, group] of running) {
      const best = results.get(name) ?? { peer: name, opsPerSecond: 0, cpuPer100k: NaN, stoppedBy: "rooms" };
      const { spent, stoppedBy } = await step(fleet, name, group, { rate, rooms: rooms.length, seconds: plan.seconds });
      if (spent && !stoppedBy) results.set(name, { ...best, opsPerSecond: spent.sent / spent.seconds, cpuPer100k: (spent.cpu / spent.sent) * 1e5 });
      if (!stoppedBy) continue;
      results.set(name, { ...(results.get(name) ?? best), stoppedBy });
      running.delete(name);
      await load.leave(group);
    }
  }
  return [...results.values()];
}

type Step = { spent: Spent | null; stoppedBy: RateResult["stoppedBy"] | null };

/** One rate on one server: typing that is not counted, until its code is compiled for it, and as much that is. */
async function step(fleet: Fleet, name: PeerName, group: number, { rate, rooms, seconds }: { rate: number; rooms: number; seconds: number }): Promise<Step> {
  const { load } = fleet.machine;
  if (rate / rooms > MOST_PER_ROOM) return { spent: null, stoppedBy: "rooms" };
  const pace: Pace = { meanGapMs: (1_000 * rooms) / rate, seconds, drainMs: DRAIN_MS };
  for (let left = TRIES; ; left--) {
    await load.type(group, pace);
    const spent = await fleet.type(name, group, pace);
    const stoppedBy = troubleIn(spent, rate);
    if (!stoppedBy || left === 1) return { spent, stoppedBy };
  }
}

function troubleIn(spent: Spent, rate: number): RateResult["stoppedBy"] | null {
  if (spent.undelivered + spent.unacknowledged + spent.closed > 0) return "lost";
  if (percentiles([...spent.delivery]).p99 > P99_MAX_MS || (spent.ack.length > 0 && percentiles([...spent.ack]).p99 > P99_MAX_MS)) return "p99";
  return spent.sent / spent.seconds < rate * KEPT_UP ? "generator" : null;
}
