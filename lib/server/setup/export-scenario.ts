import { ownFromScenario } from "@/lib/content/own/from-scenario";
import { ownScenarioSchema } from "@/lib/content/own/own-scenario";
import { writeScenarioFile } from "@/lib/content/own/scenario-file";
import { prisma } from "../db";
import { parseScenario } from "../use-cases/scenario-versions";

/** For the operator: a scenario as one file, its draft where it has one, else its newest version; null for an unknown one. */
export async function scenarioAsFile(slug: string): Promise<string | null> {
  const draft = await prisma().scenarioDraft.findUnique({ where: { slug }, select: { content: true } });
  if (draft) return writeScenarioFile(ownScenarioSchema.parse(draft.content));
  const version = await prisma().scenarioVersion.findFirst({ where: { slug, isCurrent: true }, select: { content: true } });
  return version && writeScenarioFile(ownFromScenario(parseScenario(version.content), slug));
}
