import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import type { CommandIo } from "@/lib/cli/commands/command";
import { run } from "@/lib/cli/commands/main";
import { evaluatorFor, offerOf } from "@/lib/evaluators/registry";
import { isInstalled } from "@/lib/cli/test/debian-packages";

/** As on a machine without any of the packages. */
const NOTHING = "/nonexistent";
const before = process.env.PATH;
const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "kkori-probe-"));
writeFileSync(path.join(folder, "answer"), "echo 'typed in by hand'\n");
afterEach(() => {
  process.env.PATH = before;
  vi.restoreAllMocks();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function kkori(...args: string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const io: CommandIo = { root, print: (text) => void printed.push(text), note: (text) => void noted.push(text), file: (name) => path.join(folder, name) };
  const code = await run(args, io).catch((error: Error) => error.message);
  return { code, printed: printed.join("\n"), noted };
}

describe("a machine without the packages", () => {
  it("doctor: says in both languages what is missing, what is simulated and the one line to install it; Kkori itself runs", async () => {
    process.env.PATH = NOTHING;
    const { code, printed, noted } = await kkori("doctor");
    expect([code, noted]).toEqual([0, []]);
    for (const kind of ["shell", "redis", "nginx", "sql", "systemd", "gunicorn"]) expect(printed).toMatch(new RegExp(`✗ ${kind} +(bubblewrap|\\S+ is) `));
    expect(printed).toMatch(/✓ shell +just-bash .*\(흉내만 냅니다 · simulation\)/);
    for (const kind of ["sysctl", "limits", "http"]) expect(printed).toMatch(new RegExp(`✓ ${kind} `));
    const [, install = ""] = /모자란 것 설치 · To install what is missing .*\n {2}(apt-get install .*)/.exec(printed) ?? [];
    for (const name of ["bubblewrap", "gawk", "libfaketime", "nginx-light", "redis-server"]) expect(install.split(" ")).toContain(name);
  });

  it("evaluate: refuses a kind that can not run, in both languages and with what to install", async () => {
    process.env.PATH = NOTHING;
    const { code, printed } = await kkori("evaluate", "auction", "earlier-bid", "answer");
    expect(printed).toBe("");
    expect(code).toBe("이 컴퓨터에서는 redis 답안을 실행할 수 없습니다. 설치: apt-get install bubblewrap redis-server / This machine can not run redis: bubblewrap is not installed; to install: apt-get install bubblewrap redis-server");
  });

  it("evaluate: simulates a shell answer, which is no pass", async () => {
    process.env.PATH = NOTHING;
    const { code, printed } = await kkori("evaluate", "log-processor", "top-ips", "answer", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ engine: { name: "just-bash", authoritative: false }, verdict: "inconclusive" });
  });

  it("evaluate ends as a program with 1, one line on standard error and nothing else", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/cli/kkori.mjs", "evaluate", "auction", "earlier-bid", path.join(folder, "answer")], { cwd: root, env: { ...process.env, PATH: NOTHING }, encoding: "utf8" });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.trim().split("\n").at(-1)).toContain("This machine can not run redis: bubblewrap is not installed");
    expect(stderr).not.toContain("    at ");
  });
});

describe.skipIf(!isInstalled("redis-server") || !isInstalled("bubblewrap"))("an engine that is installed while the server runs", () => {
  it("is found half a minute after it was missed, and not asked for at each run before", async () => {
    const start = performance.now();
    const now = vi.spyOn(performance, "now").mockReturnValue(start);
    process.env.PATH = NOTHING;
    // What was missed earlier in this file is old by then.
    now.mockReturnValue(start + 100_000);
    expect(await offerOf("redis")).toMatchObject({ available: false, aptPackages: ["bubblewrap", "redis-server"] });
    process.env.PATH = before;
    now.mockReturnValue(start + 129_000);
    expect(await evaluatorFor("redis")).toBeUndefined();
    now.mockReturnValue(start + 131_000);
    expect((await evaluatorFor("redis"))?.kind).toBe("redis");
    // What is there stays, whatever a later look would say.
    process.env.PATH = NOTHING;
    now.mockReturnValue(start + 500_000);
    expect(await offerOf("redis")).toMatchObject({ available: true, engine: { name: "redis-server" } });
  });
});
