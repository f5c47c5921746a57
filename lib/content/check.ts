import { readdir } from "node:fs/promises";
import { anchorProblems } from "./check-anchors";
import { answerProblems } from "./check-answers";
import { hostProblems } from "./check-host";
import { ruleProblems } from "./check-rules";
import { spoilerProblems } from "./check-spoilers";
import { listSlugs } from "./load";
import { sortProblems, type Problem } from "./problem";
import { readSource } from "./source";
import { shownName } from "./yaml-file";

/** Checks every scenario under `root` (the `content` folder). Resolves with all problems, sorted by file and line; empty means sound. */
export async function checkContent(root: string): Promise<{ problems: Problem[] }> {
  const slugs = await listSlugs(root).catch(() => []);
  if (slugs.length === 0) return { problems: [{ file: shownName(root), line: 1, message: "holds no scenario" }] };
  const perScenario = await Promise.all(slugs.map((slug) => checkScenario(root, slug)));
  return { problems: sortProblems(perScenario.flat()) };
}

/** Checks one scenario folder. */
export async function checkScenario(root: string, slug: string): Promise<Problem[]> {
  const source = await readSource(root, slug);
  const { structure } = source;
  if (structure === null) return source.problems;
  const tasks = structure.questions.flatMap(({ task }) => (task === null ? [] : [task]));
  return [
    ...source.problems,
    ...ruleProblems(source, structure),
    ...anchorProblems(source, structure),
    ...spoilerProblems(source, structure),
    ...hostProblems(source, structure),
    ...(await answerProblems(source, tasks)),
    ...(await strayTasks(source.root, slug, new Set(tasks.map(({ id }) => id)))),
  ];
}

async function strayTasks(root: string, slug: string, known: ReadonlySet<string>): Promise<Problem[]> {
  const folders = await readdir(`${root}/${slug}/tasks`).catch(() => []);
  return folders
    .filter((name) => !known.has(name))
    .map((name) => ({ file: shownName(root, slug, "tasks", name), line: 1, message: `no task in scenario.yaml has the id ${name}` }));
}
