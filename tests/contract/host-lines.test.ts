import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeAll, describe, expect, it } from "vitest";
import { loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import { reachedBy } from "@/lib/evaluators/host/host-at";
import { type LineShell, runLine, type TerminalState } from "@/lib/evaluators/host/run-line";
import { sandboxShell } from "@/lib/evaluators/host/sandbox-shell";
import { simulatedShell } from "@/lib/evaluators/host/simulated-shell";
import { probeSandbox } from "@/lib/evaluators/sandbox/probe";
import { hostResultSchema, type HostResult } from "@/lib/protocol/host";
import { HOSTILE_SNIPPETS } from "./evaluators-hostile-snippets";

const sandbox = await probeSandbox();
let scenario: Scenario;
beforeAll(async () => {
  ({ scenario } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), "log-processor"));
});

const START: TerminalState = { cwd: "/home/sre", env: "", written: {}, history: [] };
async function run(line: string, revealed = ["q1"], terminal = START, shell: LineShell = sandboxShell): Promise<HostResult> {
  const host = scenario.host!;
  return hostResultSchema.parse(await runLine({ scenario, host, reached: reachedBy(host, revealed.map((name) => [name, 0] as const)), elapsedMs: 120_000, terminal, line }, shell, new AbortController().signal));
}
const after = ({ cwd, env, written }: HostResult): TerminalState => ({ cwd, env, written, history: [] });

describe.runIf(sandbox.available)("lines on the host of log-processor, by real tools", () => {
  it.each([
    ["ps aux | grep -c '[u]ri.awk'", "1\n"],
    ["systemctl show log-processor -p MainPID | cut -d= -f2", "1187\n"],
    ["date '+%F %T'", "2026-11-19 09:38:40\n"],
    ["sudo tail -n 1 /var/log/log-processor/daemon.log", "2026-11-19T08:13:52.118+0900 INFO  forward uri=/api/v1/orders status=202 took=4ms\n"],
    ["awk '{print $2}' /var/log/log-processor/daemon.log | sort | uniq -c | sed 's/^ *//'", "240 INFO\n"],
    ["for p in 1187 48211; do cat /proc/$p/comm; done", "log-processor\nawk\n"],
    ["ps -eo pid,stat | awk '$2 ~ /D/ {print $1}' | xargs -I{} grep State /proc/{}/status", "State:\tD (disk sleep)\n"],
    ["cat <(echo one) - <<< two; echo three > /dev/stderr", "one\ntwo\nthree\n"],
    ["nosuchcommand; cat /nowhere", "-bash: nosuchcommand: command not found\ncat: /nowhere: No such file or directory\n"],
    ["timeout 5 tail -n 1 /var/log/nginx/access.log; echo \"exit=$?\"", "exit=124\n"],
  ])("%s", async (line, output) => {
    expect((await run(line)).output).toBe(output);
  });

  it("the access log can be read once the third question is out, and only then", async () => {
    expect(await run("wc -l < /var/log/nginx/access.log")).toMatchObject({ stoppedBy: "time", output: "" });
    expect((await run("wc -l < /var/log/nginx/access.log", ["q1", "q2", "q3"])).output).toBe("240\n");
  });

  it("the terminal goes on where it was", async () => {
    const first = await run("cd /var/log; x='a b'; echo 1 > /tmp/f; mkdir -p ~/d && echo 2 > ~/d/g");
    expect(first).toMatchObject({ cwd: "/var/log", written: { "/tmp/f": "1\n", "/home/sre/d/g": "2\n" } });
    expect((await run('pwd; echo "$x"; cat /tmp/f ~/d/g; rm /tmp/f', ["q1"], after(first))).output).toBe("/var/log\na b\n1\n2\n");
  });

  it("the sandbox holds no answer that its line did not ask for", async () => {
    const { output } = await run("cat /run/host/answers /run/host/a/* 2>/dev/null; grep -rl rpc_wait / 2>/dev/null | head");
    expect(output).not.toMatch(/systemctl|rpc_wait|PID/);
  });

  it("nothing of a later question stands in its files", async () => {
    const { output } = await run("find / -xdev -type f -not -path '/usr/*' 2>/dev/null | xargs cat 2>/dev/null | grep -aoE 'logs-nas|rpc_wait|bin_t|203/EXEC' | sort -u; find /etc/log-processor /usr/local 2>/dev/null");
    expect(output).not.toMatch(/logs-nas|rpc_wait|bin_t|203/);
    expect(output).not.toContain("/etc/log-processor/log-processor");
  });

  it("changes of the host are noted and not done", async () => {
    const result = await run("rm -rf /var/log/log-processor; systemctl restart log-processor || ls /var/log/log-processor");
    expect(result.kept).toEqual(["rm -rf /var/log/log-processor", "systemctl restart log-processor"]);
    expect(result.output).toBe("daemon.log\n");
  });

  it("control sequences do not reach a terminal", async () => {
    const { output } = await run("printf '\\033]0;title\\007\\033[2J\\302\\233 done\\n'");
    expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    expect(output).toContain("done");
  });
});

describe.runIf(sandbox.available)("lines on the other hosts, by real tools", () => {
  it.each([
    ["core-stream", "q1", "grep NET_RX: /proc/softirqs | awk '{print $4}' > a; sleep 2; grep NET_RX: /proc/softirqs | awk '{print $4}' | paste -d' ' - a | awk '{print $1 - $2}'", "119348\n"],
    ["core-stream", "q1", "head -n 3 /proc/net/softnet_stat | tail -n 1 | cut -d' ' -f2", "00000000\n"],
    ["report-download", "q1", "for p in $(pgrep gunicorn | tail -n 4); do sudo head -n 1 /proc/$p/stack; done | sort | uniq -c | sed 's/^ *//'", "4 [<0>] wait_woken+0x50/0x60\n"],
    ["report-download", "q3,disk-full", "sudo ls -l /proc/8804/fd | grep -c '(deleted)'; find /var/lib/nginx/proxy -type f | wc -l; df -h /var/lib/nginx | tail -n 1", "61\n0\n/dev/vda1        40G   39G  212M 100% /\n"],
    ["report-download", "q4", "date '+%T'; ps -o pid= --ppid 7410 | tr -d ' ' | paste -sd' '", "16:01:12\n7413 9310 9311 9312 9313\n"],
    ["auction", "q1", "awk '$1 >= \"2026-11-20T20:57:00\" && $1 < \"2026-11-20T21:00:00\" && / bid accepted /' /var/log/bids/app.log | wc -l; grep -c 'not queued' /var/log/bids/app.log", "512\n12\n"],
    ["auction", "broker-away", "ss -Htnp 'dport = :5672' | awk '{print $1}' | sort -u; journalctl -u bids-worker -p warning | tail -n 1 | cut -d: -f4-", "SYN-SENT\n consumer: Connection to broker lost. Trying to re-establish the connection...\n"],
  ])("%s at %s: %s", async (slug, names, line, output) => {
    const { scenario: other } = await loadScenario(path.resolve(import.meta.dirname, "../../content"), slug);
    const host = other.host!;
    const terminal = { ...START, cwd: `/home/${host.user}` };
    const reached = reachedBy(host, ["q1", ...names.split(",")].map((name, at) => [name, at === 0 ? 0 : 120_000] as const));
    const result = await runLine({ scenario: other, host, reached, elapsedMs: 120_000, terminal, line }, sandboxShell, new AbortController().signal);
    expect(result).toMatchObject({ output, asked: [] });
  });
});

describe.runIf(sandbox.available)("hostile lines on the terminal", () => {
  /** What a shell on the host could do; each takes a different way to do harm. */
  const chosen = HOSTILE_SNIPPETS.filter(({ asRoot }) => !asRoot).filter((_, index) => index % 3 === 0);

  it("end in time with bounded output, leave nothing running and read nothing of the server", async () => {
    const held = monitorEventLoopDelay({ resolution: 5 });
    const rows: string[] = [];
    for (const { name, source } of chosen) {
      const began = performance.now();
      held.reset();
      held.enable();
      const result = await run(source);
      held.disable();
      const took = performance.now() - began;
      rows.push(`${name.padEnd(44)} ${result.stoppedBy ?? "ended"} ${Math.round(took)} ms, loop held ${Math.round(held.max / 1e6)} ms`);
      expect(result.output.length, name).toBeLessThanOrEqual(12 * 1024);
      expect(result.output, name).not.toMatch(/NEXTAUTH|DATABASE_URL|root:\$/);
    }
    process.stdout.write(`${rows.join("\n")}\n`);
    const left = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)).filter((entry) => {
      try {
        return readFileSync(`/proc/${entry}/cmdline`, "utf8").includes("/run/host/line") && readFileSync(`/proc/${entry}/status`, "utf8").includes(`PPid:\t${process.pid}`);
      } catch {
        return false;
      }
    });
    expect(left).toEqual([]);
  }, 240_000);

  it("what a line writes into the stand-ins' own files does not break the terminal", async () => {
    const results = [
      await run("printf 'garbage' > /run/out/calls; printf '/etc\\ndeclare -- y=1' > /run/out/after"),
      await run("head -c 300000 /dev/zero > /run/out/calls; rm -f /run/out/after; mkdir /run/out/after"),
      await run("for i in $(seq 500); do echo $i > /tmp/f$i; done"),
      await run("printf '%s\\0' / 2 nosuch x / 99999 y > /run/out/calls"),
    ];
    for (const result of results) expect(result.asked.length).toBeLessThanOrEqual(12);
    expect(Buffer.byteLength(JSON.stringify(results[2]!.written))).toBeLessThan(64 * 1024);
  });
});

describe("without bubblewrap", () => {
  const simulated = (line: string, revealed?: string[], terminal?: TerminalState) => run(line, revealed, terminal, simulatedShell);

  it("answers the same, marked as simulated", async () => {
    expect(await simulated("systemctl is-active log-processor")).toMatchObject({ output: "active\n", engine: { authoritative: false } });
    expect((await simulated("ps aux | grep -c 'uri.awk'")).output).toBe("1\n");
    expect((await simulated("cat /proc/48211/wchan", ["q1", "q2"])).output).toContain("rpc_wait_bit_killable");
    expect(await simulated("tail /var/log/nginx/access.log")).toMatchObject({ stoppedBy: "time" });
    expect((await simulated("perf top | head")).asked).toEqual([{ command: "perf top", heldFor: null }]);
    expect((await simulated("pwd; cd /var/log; pwd")).cwd).toBe("/var/log");
  });
});
