import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { Problem } from "./problem";

export type Path = readonly (string | number)[];

/** A parsed YAML file that can say on which line a path stands. */
export type YamlFile = {
  file: string;
  value: unknown;
  problems: Problem[];
  /** Line of the value at `path`, or of its nearest ancestor that exists. */
  lineOf(path: Path): number;
};

/** Name that problems carry: relative to the folder that holds the content root. */
export function shownName(root: string, ...parts: string[]): string {
  return relative(dirname(root), join(root, ...parts)) || basename(root);
}

/** Reads and parses; a missing or broken file gives problems and an undefined value instead of throwing. */
export async function readYaml(root: string, ...parts: string[]): Promise<YamlFile> {
  const file = shownName(root, ...parts);
  let text: string;
  try {
    text = await readFile(join(root, ...parts), "utf8");
  } catch {
    return { file, value: undefined, problems: [{ file, line: 1, message: "file is missing" }], lineOf: () => 1 };
  }
  return parseYaml(file, text);
}

/** Parses `text` as YAML 1.2; repeated keys and syntax errors become problems. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems = document.errors.map((error) => ({ file, line: lineAt(error.pos[0]), message: `YAML: ${error.message}` }));
  return {
    file,
    value: problems.length === 0 ? document.toJS() : undefined,
    problems,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** Where the last part of `path` that exists begins: the key for a map entry, the item for a list entry. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (!isCollection(node)) break;
    const child: unknown = node.get(part, true);
    const at = isMap(node) ? keyOffset(node, part) : startOf(child);
    if (at === undefined) break;
    offset = at;
    node = child;
  }
  return offset;
}

function keyOffset(node: Node, part: string | number): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  return pair === undefined ? undefined : startOf(pair.key);
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : undefined;
}
