import type { RoundRole } from "@/lib/protocol/roles";
import type { RoundView, SeasonView } from "./views";

export type Tally = { done: number; planned: number };
export type TalliedRole = RoundRole | "rest";

function isPast({ status }: RoundView): boolean {
  return status !== "planned";
}

/** How often each member has each role this season: in rounds that began, and in those to come. */
export function roleTallies({ rounds }: Pick<SeasonView, "rounds">): Map<string, Record<TalliedRole, Tally>> {
  const tallies = new Map<string, Record<TalliedRole, Tally>>();
  for (const round of rounds) {
    for (const { userId, role } of round.cells) {
      if (role === null) continue;
      const own = tallies.get(userId) ?? { interviewer: none(), candidate: none(), author: none(), observer: none(), rest: none() };
      own[role][isPast(round) ? "done" : "planned"] += 1;
      tallies.set(userId, own);
    }
  }
  return tallies;
}

function none(): Tally {
  return { done: 0, planned: 0 };
}

export type Meeting = { interviewer: string; candidate: string; number: number; state: "met" | "now" | "planned" };

/** Who asks whom in which round of the season; where two meet more than once, the first meeting counts. */
export function meetings({ rounds }: Pick<SeasonView, "rounds">): Meeting[] {
  const found = new Map<string, Meeting>();
  for (const round of rounds) {
    for (const { letter } of round.rooms) {
      const seat = (role: RoundRole) => round.cells.find((cell) => cell.room === letter && cell.role === role)?.userId;
      const [interviewer, candidate] = [seat("interviewer"), seat("candidate")];
      if (!interviewer || !candidate) continue;
      const key = `${interviewer} ${candidate}`;
      const state = isPast(round) ? "met" : round.isCurrent ? "now" : "planned";
      if (!found.has(key)) found.set(key, { interviewer, candidate, number: round.number, state });
    }
  }
  return [...found.values()];
}

export type SeasonStatistics = { roundsDone: number; rounds: number; interviews: number; attendance: { userId: string; came: number; of: number }[]; pairsMet: number };

/** What a season amounts to so far. Attendance counts rounds that began. */
export function seasonStatistics(season: Pick<SeasonView, "rounds" | "members">): SeasonStatistics {
  const past = season.rounds.filter(isPast);
  return {
    roundsDone: past.length,
    rounds: season.rounds.length,
    interviews: past.reduce((sum, { rooms }) => sum + rooms.filter(({ movedTo, state }) => movedTo === null || state !== "planned").length, 0),
    attendance: season.members.map(({ userId }) => {
      const own = past.flatMap(({ cells }) => cells.filter((cell) => cell.userId === userId));
      return { userId, came: own.filter(({ role, absence }) => role !== null && absence === null).length, of: own.filter(({ role, absence }) => role !== null || absence !== null).length };
    }),
    pairsMet: meetings(season).filter(({ state }) => state === "met").length,
  };
}
