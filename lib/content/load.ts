import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { joinScenario } from "./join";
import { ContentError, sortProblems } from "./problem";
import { scenarioSchema, type Scenario } from "./schema";
import { readSource, type Source } from "./source";

/** A scenario with the folder that holds its task fixtures and answers. */
export type LoadedScenario = { scenario: Scenario; folder: string };

/** Names of the scenario folders under `root` (the `content` folder), in alphabetical order. */
export async function listSlugs(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name).sort();
}

/** Loads one scenario. Throws `ContentError` with every file and line where the files do not fit the format. */
export async function loadScenario(root: string, slug: string): Promise<LoadedScenario> {
  return { scenario: toScenario(await readSource(root, slug)), folder: join(root, slug) };
}

/** Loads every scenario under `root`. Throws like `loadScenario`. */
export async function loadLibrary(root: string): Promise<LoadedScenario[]> {
  return Promise.all((await listSlugs(root)).map((slug) => loadScenario(root, slug)));
}

/** Joins a source that has no problems; throws `ContentError` for one that has. */
export function toScenario(source: Source): Scenario {
  const { structure, structureFile, problems, texts, sharedCards, host } = source;
  if (structure === null || problems.length > 0) throw new ContentError(sortProblems(problems));
  const joined = scenarioSchema.safeParse(joinScenario(structure, texts, sharedCards, host));
  if (joined.success) return joined.data;
  throw new ContentError(joined.error.issues.map(({ message, path }) => ({ file: structureFile.file, line: 1, message: `${path.join(".")}: ${message}` })));
}
