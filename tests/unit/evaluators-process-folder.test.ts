import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { makeProcessFolder } from "@/lib/evaluators/sandbox/process-folder";

const prefix = `kkori-test-${process.pid}-folder-`;
const made: string[] = [];
const aFolder = (owner: number | string) => {
  const folder = join(tmpdir(), `${prefix}${owner}`);
  mkdirSync(join(folder, "template"), { recursive: true });
  made.push(folder);
  return folder;
};
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

it("removes what a killed process left, and nothing else", async () => {
  const ended = spawnSync("true").pid;
  const [left, alive, other, unknown] = [aFolder(`${ended}-aaaaaa`), aFolder(`${process.ppid}-aaaaaa`), aFolder(`${process.pid}-aaaaaa`), aFolder("aaaaaa")];
  const own = await makeProcessFolder(prefix);
  made.push(own);
  expect(own.startsWith(join(tmpdir(), `${prefix}${process.pid}-`))).toBe(true);
  expect([left, alive, other, unknown, own].map((folder) => existsSync(folder))).toEqual([false, true, true, true, true]);
});
