import { cp, mkdtemp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";

const CONTENT = resolve(import.meta.dirname, "../../content");
const LOG = "/var/log/nginx/access.log";

/** A token of the marked library and where it stands, e.g. `questions.q2.title`. */
export type Mark = { token: string; path: string };

/**
 * A copy of a scenario with a unique token in every Korean text, and one in every hidden fixture. Whoever receives a token received that
 * text; texts that are compared (answers, options) stay as they are.
 */
export async function markedLibrary(slug: string): Promise<{ folder: string; marks: Mark[] }> {
  const folder = await mkdtemp(join(tmpdir(), "kkori-content-"));
  await cp(join(CONTENT, slug), join(folder, slug), { recursive: true });
  const marks: Mark[] = [];
  const newToken = (path: string) => {
    const token = `ZQ${String(marks.length).padStart(4, "0")}QZ`;
    marks.push({ token, path });
    return token;
  };
  const mark = (value: unknown, path: string): unknown => {
    if (typeof value === "string") return `${value.trimEnd()} ${newToken(path)}`;
    if (Array.isArray(value)) return value.map((item, at) => mark(item, `${path}.${at}`));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, path === "" ? key : `${path}.${key}`)]));
  };
  const text = join(folder, slug, "ko.yaml");
  await writeFile(text, stringify(mark(parse(await readFile(text, "utf8")), "")));
  const cards = join(folder, slug, "cards");
  for (const name of await readdir(cards).catch(() => [])) {
    const file = join(cards, name);
    await writeFile(file, `${(await readFile(file, "utf8")).trimEnd()}\n${newToken(`card:${name.replace(/\.txt$/, "")}`)}\n`);
  }
  await markHost(join(folder, slug, "host", "host.yaml"), newToken);
  await markHiddenFixture(join(folder, slug, "tasks", "top-ips"), newToken("hidden-fixture"));
  return { folder, marks };
}

/** A token in everything that the host shows: files, answers, journal, event messages. Its path says from which reveal on: `host:q2:files.3`. */
async function markHost(file: string, newToken: (path: string) => string): Promise<void> {
  const host = parse(await readFile(file, "utf8")) as Record<string, Record<string, unknown>[]>;
  const earliest = (thing: Record<string, unknown>) => [thing["from"] ?? []].flat().join("+");
  const fields: Record<string, string[]> = { files: ["text"], answers: ["out"], journal: ["text"], events: ["wall"] };
  for (const [list, names] of Object.entries(fields)) {
    (host[list] ?? []).forEach((thing, at) => {
      for (const name of names) if (typeof thing[name] === "string" && thing[name] !== "") thing[name] = `${String(thing[name]).trimEnd()} ${newToken(`host:${earliest(thing)}:${list}.${at}`)}\n`;
    });
  }
  await writeFile(file, stringify(host));
}

/** Wraps the generator: a line from long before the window carries the token, in every case but the public one. */
async function markHiddenFixture(task: string, token: string): Promise<void> {
  await rename(join(task, "fixture.mjs"), join(task, "unmarked.mjs"));
  const line = `192.0.2.1 - - [01/Jan/2020:00:00:00 +0900] "GET /${token} HTTP/1.1" 200 1 "-" "-"`;
  await writeFile(
    join(task, "fixture.mjs"),
    `import { generate as unmarked } from "./unmarked.mjs";
export function generate(seed) {
  const fixture = unmarked(seed);
  if (seed !== 240) fixture.files[${JSON.stringify(LOG)}] = ${JSON.stringify(`${line}\n`)} + fixture.files[${JSON.stringify(LOG)}];
  return fixture;
}
`,
  );
}
