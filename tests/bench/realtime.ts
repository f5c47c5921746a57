/**
 * Typing, beside the servers that people would otherwise take: `npm run bench:realtime [-- --quick] [--json FILE] [--only=typing,rate,join,kill,move]
 * [--rooms=10,100,300] [--peers=kkori,socketIo,...] [--disk=FOLDER]`. `--disk` puts the database on another disk.
 * Every server and the load generator run in processes of their own; Kkori runs with sessions, permissions, validation and a PostgreSQL that
 * flushes to disk. On a machine that does other work only the ratios count. Prints each goal as met or not; exits with 1 when a key was lost.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { Fleet, WARM_UP_ROOMS } from "./realtime/fleet";
import { goalsOf, type Results } from "./realtime/goals";
import { Load } from "./realtime/load";
import { JOIN_ROOMS, measureJoin } from "./realtime/measure-join";
import { measureKill } from "./realtime/measure-kill";
import { measureMove } from "./realtime/measure-move";
import { measureRate, RATE_ROOMS } from "./realtime/measure-rate";
import { measureTyping, type TypingPlan } from "./realtime/measure-typing";
import { PEERS, type PeerName } from "./realtime/dialects";
import { printGoals, printJoin, printKill, printMove, printRate, printTyping } from "./realtime/print";
import { makeRooms } from "./realtime/rooms";
import { setStage } from "./realtime/stage";

const FULL: TypingPlan[] = [{ rooms: 10, rounds: 2, seconds: 8 }, { rooms: 100, rounds: 3, seconds: 8 }, { rooms: 300, rounds: 2, seconds: 24 }];
const QUICK: TypingPlan[] = [{ rooms: 10, rounds: 1, seconds: 3 }, { rooms: 100, rounds: 2, seconds: 4 }, { rooms: 300, rounds: 1, seconds: 12 }];
const RATE_SECONDS = { full: 5, quick: 2.5 };

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" }, only: { type: "string" }, peers: { type: "string" }, rooms: { type: "string" }, disk: { type: "string" } },
});
const isPart = (part: keyof Results) => values.only === undefined || values.only.split(",").includes(part);
const peers = PEERS.filter((peer: PeerName) => values.peers === undefined || values.peers.split(",").includes(peer));
const plans = (values.quick ? QUICK : FULL).filter((plan) => values.rooms === undefined || values.rooms.split(",").includes(String(plan.rooms)));
const size = values.quick ? "quick" : "full";

const stage = await setStage(values.disk);
const load = new Load();
const results: Results = { typing: [], rate: [], join: [], kill: [], move: null };
try {
  // Joining takes rooms from the end, in which nobody typed before.
  const wanted = JOIN_ROOMS + Math.max(WARM_UP_ROOMS, ...(isPart("typing") ? plans.map((plan) => plan.rooms) : []), isPart("rate") ? RATE_ROOMS : 0);
  console.log(`${cpus().length} cores of ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString()}`);
  console.log("Peers: bare socket.io and a raw ws relay (nothing kept), a ws relay that commits before it tells (the limit of whoever keeps what they");
  console.log("acknowledge, on this machine), y-websocket (in memory), Hocuspocus storing to the same PostgreSQL");
  console.log("(its SQLite extension is left out: its native package would have to be downloaded as a binary).");
  const flush = stage.flush();
  console.log(`One flush of the database's disk: ${flush.p50.toFixed(2)} ms at the median, ${flush.p99.toFixed(1)} ms at the 99th percentile; no commit is faster.`);
  const fleet = await Fleet.start({ stage, load, rooms: await makeRooms(wanted) }, peers);
  for (const plan of isPart("typing") ? plans : []) {
    const measured = await measureTyping(fleet, plan);
    printTyping(measured);
    results.typing.push(...measured);
  }
  if (isPart("rate")) printRate((results.rate = await measureRate(fleet, { seconds: RATE_SECONDS[size] })));
  if (isPart("join")) printJoin((results.join = await measureJoin(fleet)));
  if (isPart("kill")) printKill((results.kill = await measureKill(fleet)));
  if (isPart("move")) printMove((results.move = await measureMove(fleet)));
  const goals = goalsOf(results);
  printGoals(goals);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version, at: new Date().toISOString(), flush };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine, results, goals }, null, 2)}\n`);
  process.exitCode = goals.some((goal) => goal.limit === 0 && !goal.met) ? 1 : 0;
  await fleet.stop();
} finally {
  load.stop();
  await stage.close();
}
