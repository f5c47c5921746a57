import { setTimeout as delay } from "node:timers/promises";
import { PEERS, type PeerName } from "./dialects";
import type { Fleet, Spent } from "./fleet";
import { percentiles, type Percentiles } from "./samples";

/** One candidate's pace: a character every 50 to 100 ms. */
export const MEAN_GAP_MS = 75;
const DRAIN_MS = 20_000;
/**
 * Typing before each round that is not counted. Weighing collects garbage again and again, with which the engine throws compiled code away,
 * and rooms rest while the others have their turn: without it, a round measures how fast each server's code is compiled again.
 */
const RAMP_SECONDS = 6;
/** Until rooms that everybody left are let go. */
const LEFT_MS = 2_000;

export type TypingPlan = { rooms: number; rounds: number; seconds: number };

export type TypingResult = {
  peer: PeerName;
  rooms: number;
  opsPerSecond: number;
  /** Milliseconds from a keystroke to the other pages, and to the answer that its author gets. */
  delivery: Percentiles;
  ack: Percentiles;
  /** Updates that never arrived or were never answered, and connections that the server ended. */
  lost: number;
  /** Seconds of processor time per 100,000 keystrokes, without and with the database. */
  cpuPer100k: number;
  cpuWithDatabasePer100k: number;
  /** Heap that one room of three people takes before and after somebody typed in it, in bytes. */
  idleRoomBytes: number;
  activeRoomBytes: number;
  /** How late the generator sent, in milliseconds, and its share of a core. */
  lateP99: number;
  generatorLoad: number;
};

/** Lets all peers' rooms in first, then takes turns, so that whatever else the machine does meets all of them alike. */
export async function measureTyping(fleet: Fleet, plan: TypingPlan): Promise<TypingResult[]> {
  const { load, rooms } = fleet.machine;
  const names = PEERS.filter((name) => fleet.peers.has(name));
  const seats = rooms.slice(0, plan.rooms);
  const joined = new Map<PeerName, { group: number; empty: number; idle: number; spent: Spent[] }>();
  for (const name of names) {
    // Once before anything is weighed: what a server compiles and pools when people come is not what a room takes.
    await load.leave(await load.join(name, fleet.get(name).url, seats));
    await delay(LEFT_MS);
    const empty = (await fleet.get(name).vitals()).heap;
    const group = await load.join(name, fleet.get(name).url, seats);
    joined.set(name, { group, empty, idle: (await fleet.get(name).vitals()).heap, spent: [] });
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const [name, { group, spent }] of joined) {
      await load.type(group, { meanGapMs: MEAN_GAP_MS, seconds: RAMP_SECONDS, drainMs: DRAIN_MS });
      spent.push(await fleet.type(name, group, { meanGapMs: MEAN_GAP_MS, seconds: plan.seconds, drainMs: DRAIN_MS }));
    }
  }
  const results: TypingResult[] = [];
  for (const [name, { group, empty, idle, spent }] of joined) {
    const active = (await fleet.get(name).vitals()).heap;
    await load.leave(group);
    results.push({ peer: name, rooms: plan.rooms, ...summary(spent), idleRoomBytes: (idle - empty) / plan.rooms, activeRoomBytes: (active - empty) / plan.rooms });
  }
  return results;
}

function summary(rounds: readonly Spent[]): Omit<TypingResult, "peer" | "rooms" | "idleRoomBytes" | "activeRoomBytes"> {
  const sum = (of: (spent: Spent) => number) => rounds.reduce((total, spent) => total + of(spent), 0);
  const all = (of: (spent: Spent) => Float64Array) => percentiles(rounds.flatMap((spent) => [...of(spent)]));
  const sent = sum((spent) => spent.sent);
  const seconds = sum((spent) => spent.seconds);
  return {
    opsPerSecond: sent / seconds,
    delivery: all((spent) => spent.delivery),
    ack: all((spent) => spent.ack),
    lost: sum((spent) => spent.undelivered + spent.unacknowledged + spent.closed),
    cpuPer100k: (sum((spent) => spent.cpu) / sent) * 1e5,
    cpuWithDatabasePer100k: (sum((spent) => spent.cpu + spent.databaseCpu) / sent) * 1e5,
    lateP99: all((spent) => spent.late).p99,
    generatorLoad: sum((spent) => spent.generatorCpu) / seconds,
  };
}
