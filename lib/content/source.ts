import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { Problem } from "./problem";
import { structureSchema, type Structure } from "./structure";
import { textProblems, type TextFiles } from "./text";
import { textSlots } from "./text-slots";
import { readYaml, shownName, type YamlFile } from "./yaml-file";

/** The files of one scenario, read and checked for shape. `structure` is null where `scenario.yaml` does not have it. */
export type Source = {
  root: string;
  slug: string;
  structureFile: YamlFile;
  structure: Structure | null;
  texts: TextFiles;
  /** Card bodies that are the same in every language, by card id. */
  sharedCards: ReadonlyMap<string, string>;
  problems: Problem[];
};

/** Reads `<root>/<slug>`; never throws for what the files hold. */
export async function readSource(root: string, slug: string): Promise<Source> {
  const [structureFile, ko, en, sharedCards] = await Promise.all([
    readYaml(root, slug, "scenario.yaml"),
    readYaml(root, slug, "ko.yaml"),
    readYaml(root, slug, "en.yaml"),
    readCards(join(root, slug, "cards")),
  ]);
  const texts: TextFiles = { ko, en };
  const parsed = structureSchema.safeParse(structureFile.value);
  const structure = parsed.success ? parsed.data : null;
  const shape = parsed.success || structureFile.problems.length > 0 ? [] : issueProblems(structureFile, parsed.error);
  const problems = [
    ...structureFile.problems,
    ...shape,
    ...(structure === null ? [...ko.problems, ...en.problems] : textProblems(texts, textSlots(structure, new Set(sharedCards.keys())))),
    ...(structure === null ? [] : strayCards(root, slug, structure, sharedCards)),
  ];
  return { root, slug, structureFile, structure, texts, sharedCards, problems };
}

function issueProblems(file: YamlFile, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    return { file: file.file, line: file.lineOf(path), message: `${path.join(".") || "the file"}: ${issue.message}` };
  });
}

async function readCards(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const cards = names.filter((name) => name.endsWith(".txt")).sort();
  const entries = cards.map(async (name) => [name.slice(0, -".txt".length), (await readFile(join(folder, name), "utf8")).trimEnd()] as const);
  return new Map(await Promise.all(entries));
}

function strayCards(root: string, slug: string, structure: Structure, cards: ReadonlyMap<string, string>): Problem[] {
  const known = new Set(structure.questions.flatMap((question) => question.cards.map(({ id }) => id)));
  return [...cards].flatMap(([id, body]) => {
    const file = shownName(root, slug, "cards", `${id}.txt`);
    if (!known.has(id)) return [{ file, line: 1, message: `no card in scenario.yaml has the id ${id}` }];
    return body === "" ? [{ file, line: 1, message: "the card is empty" }] : [];
  });
}
