/**
 * Whether the server stays as it is over a long evening: `npm run soak [-- --minutes N] [-- --rooms N]`, 30 minutes and 100 rooms unless said.
 * Candidates type all the time, and a tenth of the rooms is left and joined anew every while. Exits with 1 when memory grew by more than a
 * tenth after the warm-up, when the event loop was late by more than 50 ms in one moment of a hundred, or when anything was lost.
 */
import { parseArgs } from "node:util";
import { Fleet } from "./realtime/fleet";
import { Load } from "./realtime/load";
import { MEAN_GAP_MS } from "./realtime/measure-typing";
import { makeRooms } from "./realtime/rooms";
import { median, percentiles } from "./realtime/samples";
import { setStage } from "./realtime/stage";

const GROWTH_MAX = 1.1;
const LOOP_P99_MAX_MS = 50;
/** One look at the server, in seconds. */
const ROUND_S = 15;
/** Code is compiled and pools fill up before what is in use says anything: this share of the rounds is not judged. */
const WARM_UP_SHARE = 0.2;
const DRAIN_MS = 20_000;
/** Rooms come and go in as many groups, one a round. */
const GROUPS = 10;

const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" }, rooms: { type: "string", default: "100" } } });
const rounds = Math.max(5, Math.round((Number(values.minutes) * 60) / ROUND_S));

const stage = await setStage();
const load = new Load();
try {
  const rooms = await makeRooms(Number(values.rooms));
  const fleet = await Fleet.start({ stage, load, rooms }, ["kkori"]);
  const server = fleet.get("kkori");
  const share = Math.ceil(rooms.length / GROUPS);
  const seats = Array.from({ length: GROUPS }, (_none, at) => rooms.slice(at * share, (at + 1) * share)).filter((some) => some.length > 0);
  const groups: number[] = [];
  for (const some of seats) groups.push(await load.join("kkori", server.url, some));
  const heaps: number[] = [];
  const loops: number[] = [];
  let lost = 0;
  await server.vitals();
  for (let round = 0; round < rounds; round++) {
    const typed = await Promise.all(groups.map((group) => load.type(group, { meanGapMs: MEAN_GAP_MS, seconds: ROUND_S, drainMs: DRAIN_MS })));
    const { heap, rss, loopP99Ms, loopMaxMs } = await server.vitals();
    lost += typed.reduce((sum, { undelivered, unacknowledged, closed }) => sum + undelivered + unacknowledged + closed, 0);
    heaps.push(heap);
    loops.push(loopP99Ms);
    const acks = percentiles(typed.flatMap(({ ack }) => [...ack]));
    const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
    console.log(`${((round + 1) * ROUND_S) / 60} min: in use ${mib(heap)} MiB, resident ${mib(rss)} MiB; event loop p99 ${loopP99Ms.toFixed(1)} ms, max ${loopMaxMs.toFixed(0)} ms; ${acks.count} keys, acknowledged p99 ${acks.p99.toFixed(1)} ms`);
    const leaving = round % groups.length;
    await load.leave(groups[leaving]!);
    groups[leaving] = await load.join("kkori", server.url, seats[leaving]!);
  }
  const judged = heaps.slice(Math.floor(heaps.length * WARM_UP_SHARE));
  const part = Math.max(1, Math.floor(judged.length / 4));
  const growth = median(judged.slice(-part)) / median(judged.slice(0, part));
  const loopP99 = median(loops);
  const fine = growth <= GROWTH_MAX && loopP99 <= LOOP_P99_MAX_MS && lost === 0;
  console.log(`${fine ? "passed" : "FAILED"}: memory x ${growth.toFixed(3)} (at most ${GROWTH_MAX}), event loop p99 ${loopP99.toFixed(1)} ms (at most ${LOOP_P99_MAX_MS}), lost ${lost} (0)`);
  process.exitCode = fine ? 0 : 1;
  await fleet.stop();
} finally {
  load.stop();
  await stage.close();
}
