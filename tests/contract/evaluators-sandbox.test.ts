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
/** Launchers of this process that wait for a run, in sandboxes that were made with such a word; process 1 of each is their parent. */
function spares(word = "--"): Process[] {
  const all = processes();
  const parentOf = ({ parent }: Process) => all.find(({ pid }) => pid === parent);
  const isOurs = (one: Process | undefined): boolean => one !== undefined && (one.pid === process.pid || isOurs(parentOf(one)));
  return all.filter((one) => one.line.startsWith("/bin/bash --noprofile --norc -c ") && parentOf(one)?.line.includes(` ${word} `) && isOurs(one));
}
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

  it("makes the next sandbox while nothing runs, uses none twice, and leaves nothing of a run to the next", async () => {
    const script = "ls -A /tmp | tr '\\n' ' '; set -- /proc/[0-9]*; echo $#; env | sort | tr '\\n' ' '; ulimit -a; (sleep 60 &) ; touch /tmp/left; export LEFT=1";
    const inIts = { writable: ["/tmp", "/next"] };
    const outputs = [(await bash(script, inIts)).stdout];
    const used: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      await vi.waitUntil(() => spares("/next").length > 0, within);
      const standing = spares("/next").map(({ pid }) => pid);
      outputs.push((await bash(script, inIts)).stdout);
      await vi.waitUntil(() => standing.some((pid) => !processes().some((one) => one.pid === pid)), within);
      used.push(...standing);
    }
    await vi.waitUntil(() => spares("/next").length > 0, within);
    const atOnce = await Promise.all(["a", "b", "c", "d"].map(async (word) => (await bash(`echo ${word}`, inIts)).stdout));
    expect(atOnce).toEqual(["a\n", "b\n", "c\n", "d\n"]);
    expect(spares().length).toBeLessThanOrEqual(3);
    expect(new Set(used).size).toBe(used.length);
    expect([...new Set(outputs)]).toEqual([outputs[0]]);
  }, 60_000);

  it("gives no run a spare that died meanwhile", async () => {
    await bash("true");
    await vi.waitUntil(() => spares().length > 0, within);
    for (const { parent } of spares()) process.kill(parent, "SIGKILL");
    await vi.waitUntil(() => spares().length === 0, within);
    // Their end is told by pipes, which are read in the loop's next turn.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const { stdout, exitCode } = await bash("echo here");
    expect([stdout, exitCode]).toEqual(["here\n", 0]);
  }, 60_000);

  it("says so when what starts sandboxes dies, leaves nothing behind and starts the next one", async () => {
    const mark = "4242.18";
    const cut = bubblewrapSandbox.run(command(["/bin/sleep", mark], { limits: { wallMs: 60_000 } }), never);
    cut.catch(() => undefined);
    await vi.waitUntil(() => running(mark).some((line) => line.startsWith("/bin/sleep")), within);
    const starter = processes().find(({ parent, line }) => parent === process.pid && line.includes("start $line"));
    process.kill(starter?.pid ?? NaN, "SIGKILL");
    await expect(cut).rejects.toThrow("the sandbox was killed");
    await vi.waitUntil(() => running(mark).length === 0 && spares().length === 0, within);
    expect((await bash("echo again")).stdout).toBe("again\n");
  }, 60_000);
});
