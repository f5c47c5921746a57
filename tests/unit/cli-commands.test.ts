import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandIo } from "@/lib/cli/commands/command";
import { run } from "@/lib/cli/commands/main";
import { commands } from "@/lib/cli/commands/table";
import { isInstalled } from "@/lib/cli/test/debian-packages";

describe("the kkori command line", () => {
  let folder: string;
  let printed: string[];
  let noted: string[];
  let io: CommandIo;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kkori-cli-"));
    [printed, noted] = [[], []];
    io = {
      root: path.resolve(import.meta.dirname, "..", ".."),
      print: (text) => void printed.push(text),
      note: (text) => void noted.push(text),
      file: (name) => path.join(folder, name),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("lists every command with --help, in both languages", async () => {
    expect(await run(["--help"], io)).toBe(0);
    for (const command of commands) {
      expect(printed.join("\n")).toContain(command.name);
      expect(command.summary).toMatch(/[가-힣].* · .*[a-z]/);
    }
  });

  it.each(commands.map((command) => command.name))("%s explains itself with --help and does nothing", async (name) => {
    expect(await run([name, "--help"], io)).toBe(0);
    expect(printed.join("\n")).toContain(`kkori -- ${name} `);
    expect(noted).toEqual([]);
  });

  it.each(commands.map((command) => command.name))("%s refuses an option that it does not know, with its usage", async (name) => {
    expect(await run([name, "--no-such-option"], io)).toBe(2);
    expect(printed).toEqual([]);
    expect(noted.join("\n")).toContain(`kkori -- ${name} `);
  });

  it("refuses no command and an unknown one, and prints nothing on standard output", async () => {
    expect(await run([], io)).toBe(2);
    expect(await run(["no-such"], io)).toBe(2);
    expect(printed).toEqual([]);
    expect(noted.at(-1)).toContain("no-such");
  });

  it.each([["evaluate"], ["evaluate", "a", "b"], ["backup"], ["restore", "a", "b"], ["migration"], ["migration", "Bad-Name"], ["doctor", "x"]])(
    "refuses wrong arguments: %s %s %s",
    async (...args) => {
      expect(await run(args, io)).toBe(2);
      expect(printed).toEqual([]);
    },
  );

  it("says which file is missing or in the way, before touching a database", async () => {
    await expect(run(["restore", "none.gz"], io)).rejects.toThrow("none.gz");
    writeFileSync(path.join(folder, "there.gz"), "mine");
    await expect(run(["backup", "there.gz"], io)).rejects.toThrow("there.gz");
    await expect(run(["export", "-o", "there.gz"], io)).rejects.toThrow("there.gz");
  });

  it("doctor --json prints one JSON value with the kinds of snippets and what to install", async () => {
    await run(["doctor", "--json"], io);
    const report = JSON.parse(printed.join("\n")) as { kinds: { name: string }[]; programs: { name: string; ok: boolean; aptPackages: string[] }[]; install: string | null };
    expect(report.kinds.map((kind) => kind.name)).toContain("shell");
    expect(report.programs).not.toEqual([]);
    expect(report.programs.filter(({ ok, aptPackages }) => !ok && aptPackages.every(isInstalled))).toEqual([]);
    if (report.install !== null) expect(report.install).toMatch(/^apt-get install /);
  });

  it("evaluate names the scenarios or tasks that there are", async () => {
    await expect(run(["evaluate", "no-such", "task", "file"], io)).rejects.toThrow("log-processor");
    await expect(run(["evaluate", "log-processor", "no-such", "file"], io)).rejects.toThrow("top-ips");
  });
});
