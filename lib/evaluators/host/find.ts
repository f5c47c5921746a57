import { childrenOf, type Entry, entriesOf } from "./file-tree";
import { hasGlob, globPattern } from "./glob";
import type { HostAt } from "./host-at";
import { isOwnFolder } from "./listing";
import { absolutePath, lines, output, type Reply } from "./words";

type Test = (entry: Entry, now: number) => boolean;
type Query = { roots: string[]; tests: Test[]; depth: number; least: number; asksFacts: boolean };

/** Predicates whose answer lies in the story (sizes, owners, times), which a sandbox can not have. */
const FROM_FACTS = /^-(?:size|user|group|perm|m?time|mmin|newer|empty|links?)$/;

/** `find` with -name, -type, -size, -user, -group, -perm, -mtime, -mmin, -maxdepth and -print; what needs no facts the real one does, other forms are asked. */
export function find(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const query = queryOf(words);
  if (!query.asksFacts) return { kind: "real" };
  const roots = (query.roots.length === 0 ? ["."] : query.roots).map((shown) => ({ shown, path: absolutePath(shown, cwd) }));
  if (roots.every(({ path }) => isOwnFolder(path, host.facts.user))) return { kind: "real" };
  if (query.tests.length === 0) return undefined;
  const entries = entriesOf(host);
  const found: string[] = [];
  const err: string[] = [];
  const visit = (entry: Entry, shown: string, depth: number) => {
    if (depth >= query.least && query.tests.every((test) => test(entry, host.now))) found.push(shown);
    if (entry.type === "directory" && depth < query.depth) for (const child of childrenOf(entries, entry.path)) visit(child, `${shown === "/" ? "" : shown}/${child.path.slice(child.path.lastIndexOf("/") + 1)}`, depth + 1);
  };
  for (const { shown, path } of roots) {
    const entry = path === "/" ? ({ path: "/", type: "directory", mode: 0o755, owner: "root", group: "root", size: 4096, modifiedAt: 0, label: "?", silent: false } satisfies Entry) : entries.get(path);
    if (entry) visit(entry, shown, 0);
    else err.push(`find: ‘${shown}’: No such file or directory`);
  }
  return output(lines(...found), err.length > 0 ? 1 : 0, lines(...err));
}

/** `tests` is empty where a word is not known. */
function queryOf(words: readonly string[]): Query {
  const first = words.findIndex((word) => word.startsWith("-") || word === "!" || word === "(");
  const expression = first === -1 ? [] : words.slice(first);
  const query: Query = { roots: words.slice(0, first === -1 ? undefined : first), tests: [() => true], depth: Infinity, least: 0, asksFacts: expression.some((word) => FROM_FACTS.test(word) || word === "-ls" || word === "-printf") };
  const unknown = { ...query, tests: [] };
  for (let at = 0; at < expression.length; at += 1) {
    const [name = "", value = ""] = [expression[at], expression[at + 1]];
    if (name === "-print" || name === "-xdev" || name === "-mount" || name === "-a") continue;
    at += 1;
    if (name === "-maxdepth") query.depth = Number(value);
    else if (name === "-mindepth") query.least = Number(value);
    else {
      const test = testOf(name, value);
      if (!test) return unknown;
      query.tests.push(test);
    }
  }
  return query;
}

function testOf(name: string, value: string): Test | undefined {
  switch (name) {
    case "-name": {
      const pattern = hasGlob(value) ? globPattern(value) : undefined;
      return ({ path }) => (pattern ? pattern.test(path.slice(path.lastIndexOf("/") + 1)) : path.endsWith(`/${value}`));
    }
    case "-type": return ({ type }) => ({ f: "file", d: "directory", l: "link", s: "socket" })[value] === type;
    case "-user": return ({ owner }) => owner === value;
    case "-group": return ({ group }) => group === value;
    case "-empty": return ({ size, type }) => type === "file" && size === 0;
    case "-perm": return /^-?[0-7]{3,4}$/.test(value) ? ({ mode }) => (value.startsWith("-") ? (mode & Number.parseInt(value.slice(1), 8)) === Number.parseInt(value.slice(1), 8) : mode === Number.parseInt(value, 8)) : undefined;
    case "-size": {
      const [, , , unit = "b"] = /^([+-]?)(\d+)([ckMGb]?)$/.exec(value) ?? [];
      const bytes = { c: 1, k: 1024, M: 1024 ** 2, G: 1024 ** 3, b: 512 }[unit || "b"] ?? 512;
      const test = compared(value.replace(/[ckMGb]$/, ""));
      return test && (({ size, type }) => type === "file" && test(Math.ceil(size / bytes)));
    }
    case "-mtime": return ago(value, 86_400_000);
    case "-mmin": return ago(value, 60_000);
    default: return undefined;
  }
}

function ago(value: string, unitMs: number): Test | undefined {
  const test = compared(value);
  return test && (({ modifiedAt }, now) => test(Math.floor((now - modifiedAt) / unitMs)));
}

/** `+5` more than, `-5` less than, `5` exactly. */
function compared(value: string): ((count: number) => boolean) | undefined {
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const wanted = Number(digits);
  return (count) => (sign === "+" ? count > wanted : sign === "-" ? count < wanted : count === wanted);
}
