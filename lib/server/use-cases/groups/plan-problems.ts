import type { PlanProblem } from "@/lib/domain/rotation/types";
import type { Locale } from "@/lib/protocol/roles";
import { scenarioTitles } from "./season-facts";
import type { SeasonState } from "./season-state";

/** What could not be planned, with names. The scenario that would spoil least is named to everybody but the candidate. */
export type ProblemView = { code: PlanProblem["code"]; round: number | null; room: string | null; name: string | null; leastSeen: string | null };

export async function problemViews(readerId: string, season: SeasonState, problems: readonly PlanProblem[], locale: Locale): Promise<ProblemView[]> {
  const names = new Map(season.group.members.map(({ userId, user }) => [userId, user.name]));
  const titles = await scenarioTitles(problems.flatMap((problem) => (problem.code === "noUnseenScenario" && problem.leastSeen ? [problem.leastSeen.id] : [])), locale);
  return problems.map((problem): ProblemView => {
    const { code, round } = problem;
    if (code === "onePresent") return { code, round, room: null, name: names.get(problem.member) ?? null, leastSeen: null };
    if (code !== "noUnseenScenario") return { code, round, room: null, name: null, leastSeen: null };
    const { room, candidate, leastSeen } = problem;
    return { code, round, room, name: names.get(candidate) ?? null, leastSeen: leastSeen === null || candidate === readerId ? null : (titles.get(leastSeen.id) ?? null) };
  });
}
