import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Text of a small sound scenario folder by path; tests replace single lines of it. */
export const SOUND: Record<string, string> = {
  "sample/scenario.yaml": `schema: 1
slug: sample
topics: [linux]
minutes: 20
briefingMinutes: 2
wrapUpMinutes: 3
facts: [server]
criteria:
  - { id: overall, competency: diagnosis }
questions:
  - id: q1
    minutes: 8
    language: markdown
    signals: [q1-s]
    misconceptions: [q1-m]
    followUps:
      - { id: q1-a, minutes: 2, required: true }
      - { id: q1-b, parent: q1-a, minutes: 2, required: false }
      - { id: q1-c, minutes: 2, required: false }
    criteria:
      - { id: q1-criterion, competency: systems }
    cards:
      - { id: q1-ps, format: terminal, shows: [stuck] }
      - { id: q1-status, format: terminal }
    findings:
      - { id: stuck, words: ["stuck state", '/^\\d+ D /'] }
  - id: q2
    minutes: 7
    language: shell
    signals: [q2-s]
    misconceptions: [q2-m]
    followUps:
      - { id: q2-a, minutes: 2, required: true }
      - { id: q2-b, minutes: 2, required: false }
      - { id: q2-c, minutes: 2, required: false }
    criteria:
      - { id: q2-criterion, competency: implementation }
    task:
      id: count
      kind: shell
      fileName: answer-2.sh
      cases:
        - { id: example, visibility: public, seed: 1 }
        - { id: other, visibility: hidden, seed: 2 }
`,
  "sample/ko.yaml": texts("가"),
  "sample/en.yaml": texts("a"),
  "sample/cards/q1-ps.txt": "$ ps\n7 D awk\n",
  "sample/tasks/count/fixture.mjs": `export const generate = (seed) => ({ files: { "/in": String(seed) }, expected: { kind: "lines", lines: [String(seed)], ordered: true } });\n`,
  "sample/tasks/count/answers/pass-cat.sh": "# prints the file as it is\ncat /in\n",
  "sample/tasks/count/answers/fail-silent.sh": "# prints nothing at all\ntrue\n",
};

function texts(mark: string): string {
  const anchors = (id: string) => `[${[1, 2, 3, 4, 5].map((level) => `${mark} ${id} ${level}`).join(", ")}]`;
  const followUp = (id: string) => `      ${id}: { title: ${mark}, prompt: ${mark}, whenToUse: ${mark}, probes: ${mark}, goodReply: ${mark} }\n`;
  const question = (id: string, rest: string) => `  ${id}:
    label: ${mark}
    title: ${mark}
    prompt: ${mark}
    modelAnswer: ${mark}
    signals: { ${id}-s: ${mark} }
    misconceptions: { ${id}-m: ${mark} }
    followUps:
${["a", "b", "c"].map((name) => followUp(`${id}-${name}`)).join("")}    criteria:
      ${id}-criterion: { name: ${mark}, anchors: ${anchors(id)} }
${rest}`;
  return `title: ${mark}
summary: ${mark}
briefing: ${mark}
facts:
  server: { label: ${mark}, value: ${mark} }
criteria:
  overall: { name: ${mark}, anchors: ${anchors("all")} }
questions:
${question("q1", `    cards:\n      q1-ps: { title: ${mark} }\n      q1-status: { title: ${mark}, body: ${mark} }\n`)}${question("q2", `    task:\n      brief: ${mark}\n      publicExample: ${mark}\n      cases: { example: ${mark}, other: ${mark} }\n`)}`;
}

/** Writes `files` under a fresh folder, runs `work` with it as content root, and removes it. */
export async function withContent<T>(files: Record<string, string>, work: (root: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "kkori-content-"));
  const root = join(folder, "content");
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return await work(root);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sound folder with `from` replaced once in `path`. Throws where `from` is not there, so that no test passes by a typo. */
export function edited(path: string, from: string, to: string, files = SOUND): Record<string, string> {
  const text = files[path];
  if (text === undefined || !text.includes(from)) throw new Error(`${path} holds no ${JSON.stringify(from)}`);
  return { ...files, [path]: text.replace(from, () => to) };
}

export function without(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== path));
}

/** 1-based line of the first occurrence of `needle` in a file of `files`. */
export function lineWith(files: Record<string, string>, path: string, needle: string): number {
  const index = (files[path] ?? "").split("\n").findIndex((line) => line.includes(needle));
  if (index < 0) throw new Error(`${path} holds no ${JSON.stringify(needle)}`);
  return index + 1;
}
