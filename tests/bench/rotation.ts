/**
 * How long planning and repairing take: `npm run bench -- rotation`. Beside them a naive peer on the same input: each round gives every seat
 * to whoever had its role least, without looking ahead. Prints medians, ratios and what the time buys; exits with 1 over a second for
 * 40 people and 20 rounds, or over 50 ms for a repair.
 */
import { planSeason } from "@/lib/domain/rotation/plan-season";
import { repairRound } from "@/lib/domain/rotation/repair";
import type { PlannedRound, PlannerInput } from "@/lib/domain/rotation/types";
import { seatsFor } from "@/lib/domain/rotation/shape";
import { aMember, aSeason, scenarios } from "../support/rotation";

const PLAN_MS = 1_000;
const REPAIR_MS = 50;
const RUNS = 7;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function timed<T>(work: () => T): { ms: number; value: T } {
  const from = performance.now();
  const value = work();
  return { ms: performance.now() - from, value };
}

/** Spread of asking and answering, and pairs that meet again, of a plan that only ever looks at the counts so far. */
function naive(input: PlannerInput): { spread: number; repeats: number } {
  const counts = new Map(input.members.map(({ id }) => [id, { interviewer: 0, candidate: 0, author: 0, observer: 0, rest: 0 }]));
  const met = new Set<string>();
  let repeats = 0;
  for (const _ of input.rounds) {
    const free = new Set(counts.keys());
    let asks = "";
    for (const { role } of seatsFor(input.members.length, input.roomSize, 0)) {
      const taker = [...free].sort((a, b) => counts.get(a)![role] - counts.get(b)![role])[0]!;
      free.delete(taker);
      counts.get(taker)![role] += 1;
      if (role === "interviewer") asks = taker;
      if (role === "candidate") repeats += met.has(`${asks} ${taker}`) ? 1 : 0;
      if (role === "candidate") met.add(`${asks} ${taker}`);
    }
  }
  const spreadOf = (role: "interviewer" | "candidate" | "observer") => Math.max(...[...counts.values()].map((one) => one[role])) - Math.min(...[...counts.values()].map((one) => one[role]));
  return { spread: Math.max(spreadOf("interviewer"), spreadOf("candidate"), spreadOf("observer")), repeats };
}

const even = aSeason(40, 20, { scenarios: scenarios(30) });
const uneven: PlannerInput = {
  ...even,
  members: even.members.map((member, at) => aMember(member.id, { level: 1 + (at % 5), joinedRound: at % 9 === 0 ? 5 : 0 })),
  absences: even.members.flatMap((member, at) => [{ member: member.id, round: 1 + (at % 20) }, { member: member.id, round: 1 + ((at * 7) % 20) }]),
  conflicts: [["m1", "m2"], ["m3", "m4"], ["m5", "m6"]].map(([a, b]) => ({ members: [a!, b!] as const, scope: "pair" as const })),
};

let failed = false;
for (const [name, input] of [["everybody comes", even], ["absences, late joiners, levels, conflicts", uneven]] as const) {
  let plan: { rounds: readonly PlannedRound[] } = { rounds: [] };
  const [ours, peers, repairs]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run++) {
    const planned = timed(() => planSeason({ ...input, seed: String(run) }));
    plan = planned.value;
    ours.push(planned.ms);
    peers.push(timed(() => naive(input)).ms);
    const absent = plan.rounds[9]!.rooms[run]!.candidate;
    repairs.push(timed(() => repairRound(input, plan.rounds, { round: input.rounds[9]!, absent: [absent], started: ["A"] })).ms);
    if (run > 0) continue;
    const { balance, pairs, problems } = planned.value;
    const peer = naive(input);
    console.log(`${name}: spreads ${balance.map((role) => `${role.role} ${role.spread} (bound ${role.lowerBound})`).join(", ")}; meetings again ${pairs.repeats} (bound ${pairs.lowerBound}); problems ${problems.length}; naive peer: spread ${peer.spread}, meetings again ${peer.repeats}`);
  }
  const [plan40, peer40, repair] = [median(ours), median(peers), median(repairs)];
  console.log(`  plan 40 x 20: median ${plan40.toFixed(0)} ms, longest ${Math.max(...ours).toFixed(0)} ms, ${(plan40 / peer40).toFixed(1)} x the naive peer`);
  console.log(`  repair one absence: median ${repair.toFixed(1)} ms, longest ${Math.max(...repairs).toFixed(1)} ms, ${(repair / peer40).toFixed(2)} x the naive peer's plan`);
  failed ||= plan40 > PLAN_MS || repair > REPAIR_MS;
}
process.exitCode = failed ? 1 : 0;
