import type { JoinResult } from "./measure-join";
import type { KillResult } from "./measure-kill";
import type { MoveResult } from "./measure-move";
import type { RateResult } from "./measure-rate";
import type { TypingResult } from "./measure-typing";
import type { PeerName } from "./dialects";

export type Results = { typing: TypingResult[]; rate: RateResult[]; join: JoinResult[]; kill: KillResult[]; move: MoveResult | null };

/** `value` is met when it is at most (or, for `least`, at least) `limit`. */
export type Goal = { name: string; value: number; limit: number; sense: "most" | "least"; met: boolean };

const UNSAVED_MAX_MS = 1_000;
/** A killed node's people are elsewhere within this. */
const MOVED_MAX_MS = 5_000;
/** Two joins of the same text are never equally fast; this much apart they count as no different. */
const NO_DIFFERENCE = 1.25;

/** The goals of this product's speed, as far as their parts were measured. All are ratios to a peer in the same run, or counts. */
export function goalsOf(results: Results): Goal[] {
  return [...typingGoals(results.typing), ...rateGoals(results.rate), ...joinGoals(results.join), ...killGoals(results.kill), ...moveGoals(results.move)].filter(({ value }) => !Number.isNaN(value));
}

function goal(name: string, value: number, sense: Goal["sense"], limit: number): Goal {
  return { name, value, limit, sense, met: sense === "most" ? value <= limit : value >= limit };
}

function typingGoals(results: readonly TypingResult[]): Goal[] {
  const of = (peer: PeerName, rooms: number) => results.find((result) => result.peer === peer && result.rooms === rooms);
  const p99 = (peer: PeerName, rooms: number) => of(peer, rooms)?.delivery.p99 ?? NaN;
  const ours = of("kkori", 300);
  return [
    goal("key to other pages, p99, 100 rooms, x socket.io", p99("kkori", 100) / p99("socketIo", 100), "most", 1.5),
    goal("key to other pages, p99, 300 rooms, x socket.io", p99("kkori", 300) / p99("socketIo", 300), "most", 2.5),
    goal("key to other pages, p99, 300 rooms, x Hocuspocus", p99("kkori", 300) / p99("hocuspocus", 300), "most", 0.35),
    goal("key to durable acknowledgement, p99, 300 rooms, x socket.io's delivery", (ours?.ack.p99 ?? NaN) / p99("socketIo", 300), "most", 5),
    goal("oldest unacknowledged key, 300 rooms, ms", ours?.ack.max ?? NaN, "most", UNSAVED_MAX_MS),
    goal("server CPU per key, 300 rooms, x Hocuspocus", (ours?.cpuPer100k ?? NaN) / (of("hocuspocus", 300)?.cpuPer100k ?? NaN), "most", 1),
    goal("memory of an idle room, 300 rooms, x socket.io", (ours?.idleRoomBytes ?? NaN) / (of("socketIo", 300)?.idleRoomBytes ?? NaN), "most", 1.1),
    goal("updates lost while typing", results.length === 0 ? NaN : results.filter((result) => result.peer === "kkori").reduce((sum, result) => sum + result.lost, 0), "most", 0),
  ];
}

function rateGoals(results: readonly RateResult[]): Goal[] {
  const rate = (peer: PeerName) => results.find((result) => result.peer === peer)?.opsPerSecond ?? NaN;
  return [
    goal("sustained rate, x y-websocket", rate("kkori") / rate("yWebsocket"), "least", 1.5),
    goal("sustained rate, x Hocuspocus", rate("kkori") / rate("hocuspocus"), "least", 1.5),
    goal("stretch: sustained rate, x socket.io", rate("kkori") / rate("socketIo"), "least", 1),
  ];
}

function joinGoals(results: readonly JoinResult[]): Goal[] {
  const of = (peer: PeerName) => results.find((result) => result.peer === peer);
  const [ours, long] = results.filter((result) => result.peer === "kkori");
  return [
    goal("joining 50,000 edits in memory, x y-websocket", (ours?.inMemory ?? NaN) / (of("yWebsocket")?.inMemory ?? NaN), "most", 1),
    goal("joining 50,000 edits after a restart, Hocuspocus / Kkori", (of("hocuspocus")?.afterRestart ?? NaN) / (ours?.afterRestart ?? NaN), "least", 3),
    goal("the same with 500,000 edits of history, x 50,000", (long?.afterRestart ?? NaN) / (ours?.afterRestart ?? NaN), "most", NO_DIFFERENCE),
  ];
}

function killGoals(results: readonly KillResult[]): Goal[] {
  return [goal("acknowledged keys lost by SIGKILL", results.find((result) => result.peer === "kkori")?.lost ?? NaN, "most", 0)];
}

function moveGoals(result: MoveResult | null): Goal[] {
  return [goal("slowest page back after its node was killed, everything saved, ms", result?.saved.at(-1) ?? NaN, "most", MOVED_MAX_MS)];
}
