import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { bubblewrapSandbox } from "@/lib/evaluators/sandbox/bubblewrap";
import { probeSandbox } from "@/lib/evaluators/sandbox/probe";
import type { SandboxCommand } from "@/lib/evaluators/sandbox/sandbox";

const never = new AbortController().signal;
const command = (argv: string[], more: Partial<SandboxCommand> = {}): SandboxCommand => ({ argv, files: {}, writable: ["/tmp"], cwd: "/tmp", ...more });
const bash = (script: string, more: Partial<SandboxCommand> = {}) => bubblewrapSandbox.run(command(["/bin/bash", "-c", script], more), never);

type Process = { pid: number; parent: number; line: string };

function processes(): Process[] {
  return readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)).flatMap((entry) => {
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, "latin1").split(") ").pop()?.split(" ")[1]);
      return [{ pid: Number(entry), parent, line: readFileSync(`/proc/${entry}/cmdline`, "latin1").replaceAll("\0", " ") }];
    } catch {
      return [];
    }
  });
}

const running = (mark: string) => processes().filter(({ line }) => line.includes(mark) && !line.includes("sandbox-process")).map(({ line }) => line.slice(0, 80));
const within = { timeout: 30_000, interval: 50 };

describe.skipIf(!(await probeSandbox()).available)("the sandbox", () => {
  it("hands a command its own standard input, no other descriptor, and signals as a shell would", async () => {
    const { stdout, exitCode } = await bash("cat; ls /proc/self/fd | tr '\\n' ' '; grep SigIgn /proc/self/status; exit 7", { files: { "/tmp/in": "given\n" }, stdinFile: "/tmp/in" });
    expect([stdout.split(/\s+/).slice(0, 4), /SigIgn:\s+0{16}/.test(stdout), exitCode]).toEqual([["given", "0", "1", "2"], true, 7]);
  });

  it("runs several at once without mixing them", async () => {
    const results = await Promise.all(Array.from({ length: 8 }, (_, index) => bash(`cat /tmp/own; exit ${index}`, { files: { "/tmp/own": `own ${index}` } })));
    expect(results.map(({ stdout, exitCode }) => [stdout, exitCode])).toEqual(results.map((_, index) => [`own ${index}`, index]));
  });

  it("takes no word that can not be one", async () => {
    await expect(bash("true\0false")).rejects.toThrow("NUL");
  });

  it("ends what runs when the server is killed", async () => {
    const mark = "4242.17";
    const server = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "../support/sandbox-process.ts"), "/bin/sleep", mark], { stdio: "ignore" });
    const ended = once(server, "exit");
    await vi.waitUntil(() => running(`/bin/sleep ${mark}`).some((line) => line.startsWith("/bin/sleep")), within);
    server.kill("SIGKILL");
    await ended;
    await vi.waitUntil(() => running(mark).length === 0, within);
  }, 60_000);

  it("says so when what starts sandboxes dies, leaves nothing behind and starts the next one", async () => {
    const mark = "4242.18";
    const cut = bubblewrapSandbox.run(command(["/bin/sleep", mark], { limits: { wallMs: 60_000 } }), never);
    cut.catch(() => undefined);
    await vi.waitUntil(() => running(mark).some((line) => line.startsWith("/bin/sleep")), within);
    const starter = processes().find(({ parent, line }) => parent === process.pid && line.includes("supervise"));
    process.kill(starter?.pid ?? NaN, "SIGKILL");
    await expect(cut).rejects.toThrow("the process that starts sandboxes ended");
    await vi.waitUntil(() => running(mark).length === 0, within);
    expect((await bash("echo again")).stdout).toBe("again\n");
  }, 60_000);
});
