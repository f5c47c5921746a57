import { access, readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { z } from "zod";
import { generateFixture } from "./fixture";
import type { Problem } from "./problem";
import type { Source } from "./source";
import type { Structure } from "./structure";
import { shownName } from "./yaml-file";

type TaskStructure = NonNullable<Structure["questions"][number]["task"]>;

/** First line of an answer: a comment of its language that says which style or mistake it is. */
const OPENING_COMMENT = /^(#|--|\/\/|;)(?!!)\s*\S.{7,}/u;

/** Tasks without a generator, or without answers that must pass and answers that must fail. */
export async function answerProblems(source: Source, tasks: TaskStructure[]): Promise<Problem[]> {
  return (await Promise.all(tasks.map((task) => taskProblems(source, task)))).flat();
}

async function taskProblems(source: Source, task: TaskStructure): Promise<Problem[]> {
  const folder = join(source.root, source.slug, "tasks", task.id, "answers");
  const names = (await readdir(folder).catch(() => [])).sort();
  const line = source.structureFile.lineOf(taskPath(source, task));
  const missing = (["pass", "fail"] as const)
    .filter((prefix) => !names.some((name) => name.startsWith(`${prefix}-`)))
    .map((prefix) => ({ file: source.structureFile.file, line, message: `task ${task.id} has no answer that must ${prefix} (tasks/${task.id}/answers/${prefix}-*${extname(task.fileName)})` }));
  const perAnswer = await Promise.all(names.map((name) => answerFile(source, task, name)));
  return [...missing, ...perAnswer.flat(), ...(await fixtureProblems(source, task, line))];
}

function taskPath({ structure }: Source, task: TaskStructure) {
  const index = structure?.questions.findIndex((question) => question.task?.id === task.id) ?? -1;
  return ["questions", index, "task"];
}

async function answerFile(source: Source, task: TaskStructure, name: string): Promise<Problem[]> {
  const parts = ["tasks", task.id, "answers", name];
  const file = shownName(source.root, source.slug, ...parts);
  if (!/^(pass|fail)-[a-z0-9-]+\.\w+$/u.test(name)) return [{ file, line: 1, message: "an answer is named pass-<style> or fail-<mistake>" }];
  if (extname(name) !== extname(task.fileName)) return [{ file, line: 1, message: `the task's file is ${task.fileName}, so an answer ends in ${extname(task.fileName)}` }];
  const text = await readFile(join(source.root, source.slug, ...parts), "utf8");
  return OPENING_COMMENT.test(text) ? [] : [{ file, line: 1, message: "the first line has to be a comment that says which style or mistake this is" }];
}

/** Every case generates, and generates the same twice. */
async function fixtureProblems(source: Source, task: TaskStructure, line: number): Promise<Problem[]> {
  const folder = join(source.root, source.slug);
  const exists = await access(join(folder, "tasks", task.id, "fixture.mjs")).then(() => true, () => false);
  if (!exists) return [{ file: source.structureFile.file, line, message: `task ${task.id} has no tasks/${task.id}/fixture.mjs` }];
  const file = shownName(source.root, source.slug, "tasks", task.id, "fixture.mjs");
  const perCase = task.cases.map(async ({ id, seed }): Promise<Problem[]> => {
    try {
      const [one, other] = await Promise.all([generateFixture(folder, task.id, seed), generateFixture(folder, task.id, seed)]);
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ file, line: 1, message: `case ${id}: seed ${seed} does not give the same fixture twice` }];
    } catch (error) {
      return [{ file, line: 1, message: `case ${id}: ${oneLine(error)}` }];
    }
  });
  return (await Promise.all(perCase)).flat();
}

function oneLine(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
