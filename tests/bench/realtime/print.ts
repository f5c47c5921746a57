import type { PeerName } from "./dialects";
import type { Goal, Results } from "./goals";
import type { TypingResult } from "./measure-typing";
import { median } from "./samples";

const TITLES: Record<PeerName, string> = { kkori: "Kkori", socketIo: "socket.io", relay: "ws relay", durableRelay: "durable ws", yWebsocket: "y-websocket", hocuspocus: "Hocuspocus" };
/** The generator sent keystrokes later than this, in milliseconds: then it was part of what it measured. */
const LATE_MAX_MS = 10;

const ms = (value: number) => (Number.isNaN(value) ? "-" : value < 10 ? value.toFixed(2) : value.toFixed(0));
const ratio = (ours: number, theirs: number) => (Number.isFinite(ours / theirs) ? `${(ours / theirs).toFixed(2)} x` : "");
const row = (cells: readonly string[]) => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(COLUMN))).join(""));
const COLUMN = 19;

export function printTyping(results: readonly TypingResult[]): void {
  const ours = results.find((result) => result.peer === "kkori");
  console.log(`\n${results[0]?.rooms} rooms of three, a key every 50-100 ms. In brackets: Kkori / peer`);
  row(["", "pages p50 p95 p99", "", "answer p50 p99", "keys/s", "CPU s/100k", "with database", "KiB idle room", "KiB active room"]);
  for (const result of results) {
    const { delivery, ack } = result;
    const against = (of: (result: TypingResult) => number) => (ours && ours !== result ? ` (${ratio(of(ours), of(result))})` : "");
    row([
      TITLES[result.peer],
      `${ms(delivery.p50)} ${ms(delivery.p95)} ${ms(delivery.p99)}`,
      against((one) => one.delivery.p99),
      ack.count > 0 ? `${ms(ack.p50)} ${ms(ack.p99)}` : "none",
      result.opsPerSecond.toFixed(0),
      result.cpuPer100k.toFixed(1) + against((one) => one.cpuPer100k),
      result.cpuWithDatabasePer100k.toFixed(1) + against((one) => one.cpuWithDatabasePer100k),
      (result.idleRoomBytes / 1024).toFixed(1) + against((one) => one.idleRoomBytes),
      (result.activeRoomBytes / 1024).toFixed(1) + against((one) => one.activeRoomBytes),
    ]);
    if (result.lost > 0) console.log(`  ${TITLES[result.peer]}: ${result.lost} updates or answers did not arrive`);
    if (result.lateP99 > LATE_MAX_MS) console.log(`  the generator was late: 99 % of keys within ${ms(result.lateP99)} ms of their time, at ${(result.generatorLoad * 100).toFixed(0)} % of a core`);
  }
}

export function printRate(results: Results["rate"]): void {
  console.log("\nHighest rate with p99 within 100 ms (for Kkori: on disk and acknowledged; for the others: seen by the other pages)");
  const ours = results.find((result) => result.peer === "kkori");
  for (const { peer, opsPerSecond, cpuPer100k, stoppedBy } of results) {
    row([TITLES[peer], `${opsPerSecond.toFixed(0)} keys/s`, peer === "kkori" || !ours ? "" : ratio(ours.opsPerSecond, opsPerSecond), `CPU ${cpuPer100k.toFixed(1)} s/100k`, `stopped by ${stoppedBy}`]);
  }
}

export function printJoin(results: Results["join"]): void {
  console.log("\nMilliseconds to join a document of 50,000 edits (median; session, permissions and database included)");
  row(["", "edits behind it", "bytes", "in memory", "after a restart"]);
  for (const { peer, history, bytes, inMemory, afterRestart } of results) row([TITLES[peer], String(history), String(bytes), ms(inMemory), ms(afterRestart)]);
}

export function printKill(results: Results["kill"]): void {
  console.log("\nSIGKILL while people type, half way between two of Hocuspocus's saves");
  for (const { peer, acknowledged, lost } of results) row([TITLES[peer], `${acknowledged} answered`, `${lost} lost`, `${((lost / acknowledged) * 100).toFixed(1)} %`]);
}

export function printMove(result: Results["move"]): void {
  if (!result) return;
  const told = (values: readonly number[]) => `${ms(median(values))} at the median, ${ms(values.at(-1) ?? NaN)} at most`;
  console.log(`\nA node is killed under ${result.online.length} typing pages. Milliseconds until they are on another one: ${told(result.online)}; until all is saved: ${told(result.saved)}`);
}

export function printGoals(goals: readonly Goal[]): void {
  console.log("\nGoals");
  for (const { name, value, limit, sense, met } of goals) {
    console.log(`${met ? "met    " : "NOT MET"}  ${name}: ${ms(value)} (${sense === "most" ? "at most" : "at least"} ${limit})`);
  }
}
