import { prisma } from "../../db";
import { slugsOutside } from "../scenario-family";
import { parseScenario } from "../scenario-versions";
import { seenBy } from "../scenario-seen";
import type { Knowledge } from "./planner-input";
import { earlierRounds, type SeasonState } from "./season-state";

/** The scenarios that a group can be asked, who of its people knows which, and what the group did in earlier seasons. */
export async function readKnowledge(season: SeasonState): Promise<Knowledge> {
  const people = season.group.members.map(({ userId }) => userId);
  const [versions, seen, earlier] = await Promise.all([
    prisma().scenarioVersion.findMany({ where: { isCurrent: true, slug: { notIn: await slugsOutside(season.groupId) } }, select: { slug: true, content: true }, orderBy: { slug: "asc" } }),
    seenBy(people),
    earlierRounds(season.groupId, season.id),
  ]);
  return { scenarios: versions.map(({ slug, content }) => ({ slug, topics: parseScenario(content).topics })), seen, earlier };
}
