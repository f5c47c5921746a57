import { cheapestAssignment } from "./assignment";
import { quotas } from "./quotas";
import type { Random } from "./random";
import { AUTHOR, CANDIDATE, INTERVIEWER, OBSERVER, REST, ROLE_COUNT, type SeasonModel } from "./season-model";

const NEVER = 1e9;
const OVER_QUOTA = 1e4;
const OVER_UNSEEN = 1e6;
const THREE_RUNNING = 3;

/**
 * A first seating, members by round and seat. Quotas say how often each member should have each role; every round then gives its seats by
 * an exact assignment that stays within them. Where the same people come to all rounds this can't fail: what is left over is again a
 * table with equal row sums, so a perfect assignment within the quotas exists (König), and counts differ by at most one.
 */
export function firstSeating(model: SeasonModel, quota: readonly (readonly number[])[], random: Random): number[][] {
  const left = quota.map((row) => [...row]);
  const roundsLeft = model.attended.map((rounds) => rounds.length);
  const last = model.lastRoles.map((roles) => [...roles]);
  const met = Float64Array.from(model.met);
  return model.rounds.map(({ present, roles }, round) => {
    const people = random.shuffle(present);
    const jitter = people.map(() => Array.from({ length: ROLE_COUNT }, random.next));
    const cost = (row: number, seat: number) => {
      const [member, role] = [people[row]!, roles[seat]!];
      if (!model.mayTake[member]![role]) return NEVER;
      const quota = left[member]![role]!;
      const again = last[member]![0] === role && last[member]![1] === role ? THREE_RUNNING : 0;
      const first = model.observesFirst[member] && model.positionIn[member]![round] === 0 && role === OBSERVER ? 4 : 0;
      const urgency = (4 * quota) / roundsLeft[member]!;
      return (quota > 0 ? 0 : OVER_QUOTA) + again - first - urgency + jitter[row]![role]!;
    };
    const roleOf = cheapestAssignment(people.length, cost).map((seat) => roles[seat]!);
    people.forEach((member, row) => {
      left[member]![roleOf[row]!]! -= 1;
      roundsLeft[member]! -= 1;
      last[member] = [last[member]![1]!, roleOf[row]!];
    });
    return seat(model, round, people, roleOf, met);
  });
}

/** How often each member should have each role in the planned rounds. No plan is fairer than these quotas. */
export function roleQuotas(model: SeasonModel): number[][] {
  const seats = new Array<number>(ROLE_COUNT).fill(0);
  for (const { roles } of model.rounds) for (const role of roles) seats[role]! += 1;
  return quotas({
    attendance: model.attended.map((rounds) => rounds.length),
    seats,
    marginalCost(member, role, count) {
      const forbidden = model.mayTake[member]![role] ? 0 : NEVER;
      const over = role === CANDIDATE && count >= model.unseen[member]! ? OVER_UNSEEN : 0;
      return forbidden + over + model.fairness[member]![role]! * (2 * (count + model.past[member]![role]!) + 1);
    },
  });
}

/** Puts people with their roles into rooms; pairs by an exact assignment that prefers those who have met least. */
function seat(model: SeasonModel, round: number, people: readonly number[], roleOf: readonly number[], met: Float64Array): number[] {
  const having = (role: number) => people.filter((_, row) => roleOf[row] === role);
  const queues = [having(INTERVIEWER), having(CANDIDATE), having(AUTHOR), having(OBSERVER), having(REST)];
  const [interviewers, candidates] = [queues[INTERVIEWER]!, queues[CANDIDATE]!];
  const partner = cheapestAssignment(interviewers.length, (row, column) => {
    const pair = interviewers[row]! * model.members + candidates[column]!;
    return model.conflict[pair]! > 0 ? NEVER : met[pair]!;
  });
  queues[CANDIDATE] = partner.map((column) => candidates[column]!);
  interviewers.forEach((asks, room) => (met[asks * model.members + queues[CANDIDATE]![room]!]! += 1));
  const next = new Array<number>(ROLE_COUNT).fill(0);
  return [...model.rounds[round]!.roles].map((role) => queues[role]![next[role]!++]!);
}
