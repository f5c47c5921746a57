import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { type Host, hostSchema } from "./host";
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
  /** `host/host.yaml`, and the host that it declares; null where there is none or it does not fit. */
  hostFile: YamlFile | null;
  host: Host | null;
  problems: Problem[];
};

/** Reads `<root>/<slug>`; never throws for what the files hold. */
export async function readSource(root: string, slug: string): Promise<Source> {
  const [structureFile, ko, en, sharedCards, { hostFile, host, hostProblems }] = await Promise.all([
    readYaml(root, slug, "scenario.yaml"),
    readYaml(root, slug, "ko.yaml"),
    readYaml(root, slug, "en.yaml"),
    readCards(join(root, slug, "cards")),
    readHost(root, slug),
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
    ...hostProblems,
  ];
  return { root, slug, structureFile, structure, texts, sharedCards, hostFile, host, problems };
}

function issueProblems(file: YamlFile, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    return { file: file.file, line: file.lineOf(path), message: `${path.join(".") || "the file"}: ${issue.message}` };
  });
}

type HostSource = { hostFile: YamlFile | null; host: Host | null; hostProblems: Problem[] };

/** A host is optional; one that is there has to fit. */
async function readHost(root: string, slug: string): Promise<HostSource> {
  const folder = join(root, slug, "host");
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return { hostFile: null, host: null, hostProblems: [] };
  const hostFile = await readYaml(root, slug, "host", "host.yaml");
  if (hostFile.problems.length > 0) return { hostFile, host: null, hostProblems: hostFile.problems };
  const texts = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)));
  const parsed = hostSchema.safeParse(withTexts(hostFile.value, texts));
  return parsed.success ? { hostFile, host: parsed.data, hostProblems: [] } : { hostFile, host: null, hostProblems: issueProblems(hostFile, parsed.error) };
}

/** `textFile`, `outFile` and `statusFile` name a file beside `host.yaml` that holds the text. */
function withTexts(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, texts));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const field = /^(text|out|status)File$/.exec(key)?.[1];
      const text = field === undefined || typeof item !== "string" ? undefined : texts.get(item);
      return field === undefined || text === undefined ? [key, withTexts(item, texts)] : [field, text];
    }),
  );
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
