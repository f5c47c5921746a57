import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

it("every rule of PROTOCOL.md has a test that carries its number", () => {
  const rules = [...readFileSync(join(root, "lib/protocol/PROTOCOL.md"), "utf8").matchAll(/^- ([A-Z]{2}\d+) /gm)].map((match) => match[1] as string);
  expect(rules.length).toBeGreaterThan(20);
  // Numbers count in titles only: the first string of it(), test() or describe().
  const titles = testFiles(join(root, "tests"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*["'`]([^"'`]*)/g)].map((match) => match[1]))
    .join("\n");
  expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(titles))).toEqual([]);
});
