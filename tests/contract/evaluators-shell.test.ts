import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema } from "@/lib/protocol/evidence";
import type { Evaluator } from "@/lib/evaluators/evaluator";
import { evaluate } from "@/lib/evaluators/registry";
import { bubblewrapSandbox } from "@/lib/evaluators/sandbox/bubblewrap";
import { probeSandbox } from "@/lib/evaluators/sandbox/probe";
import { shellEvaluator } from "@/lib/evaluators/shell/shell-evaluator";
import { simulatedShellEvaluator } from "@/lib/evaluators/shell/simulated-shell-evaluator";
import { sampleSubmission, withSamples } from "./evaluators-support";

const never = new AbortController().signal;
const stop = withSamples();
afterAll(stop);

const DOUBLE = "while read -r n; do echo $((n * 2)); done < /srv/numbers.txt";
const BUSIEST = `awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\\/:]/); at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) }
at >= now - 3600 && $7 != "/health" { print $1 }
' /var/log/nginx/access.log | sort | uniq -c | sort -rn | head -n 10`;

const shellProbe = await shellEvaluator.probe();

describe.each<[string, Evaluator, boolean]>([
  ["bash in bubblewrap", shellEvaluator, shellProbe.available],
  ["just-bash", simulatedShellEvaluator, true],
])("every shell engine: %s", (_name, evaluator, available) => {
  const lines = (source: string, more = {}) => evaluator.run(sampleSubmission(source, { id: "lines", ...more }), never);

  it.skipIf(!available)("says what it is, and gives evidence that the protocol accepts", async () => {
    const probe = await evaluator.probe();
    const evidence = await lines(DOUBLE);
    expect(runEvidenceSchema.parse(evidence)).toMatchObject({ kind: "shell" });
    expect(probe).toMatchObject({ available: true, engine: { name: evidence.engine.name, authoritative: evidence.engine.authoritative } });
    expect(evidence.cases.map(({ caseId, visibility, seed }) => [caseId, visibility, seed])).toEqual([
      ["example", "public", 1],
      ["second", "hidden", 2],
      ["third", "hidden", 3],
    ]);
    expect(evidence.cases[2]).toMatchObject({ stdout: "6\n10\n8\n", expectedOutput: "6\n10\n8\n", exitCode: 0, truncated: false });
  });

  it.skipIf(!available)("never passes a wrong answer, and fails it only with authority", async () => {
    const evidence = await lines("echo 2; echo 6; echo 4");
    expect(evidence.cases[0]?.verdict).toBe(evidence.engine.authoritative ? "pass" : "inconclusive");
    expect(evidence.verdict).toBe(evidence.engine.authoritative ? "fail" : "inconclusive");
    const verdicts = evidence.cases.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
    expect(verdicts.includes("fail")).toBe(evidence.engine.authoritative);
  });

  it.skipIf(!available)("starts every process's clock at the fixture's instant, in its zone", async () => {
    const evidence = await lines("date '+%F %H:%M %z'; sleep 0.01; date -d '1 hour ago' '+%F %H:%M' 2>&1");
    expect(evidence.cases[0]?.stdout.split("\n")[0]).toMatch(/^2026-03-14 10:00/);
  });

  it.skipIf(!available)("ends what does not end, and says why", async () => {
    const evidence = await lines("while :; do :; done", { options: { wallMs: 300 }, cases: sampleSubmission("", {}).task.cases.slice(0, 1) });
    // just-bash counts iterations and may give up before the clock does.
    if (evidence.engine.authoritative) expect(evidence.cases[0]).toMatchObject({ stoppedBy: "time", exitCode: null, checks: [{ id: expect.stringMatching(/^(finished|busy)$/) }] });
    else expect(evidence.cases[0]?.verdict).toBe("inconclusive");
  });

  it.skipIf(!available)("ends when it is cancelled, and does not begin the cases that wait", async () => {
    const cancel = new AbortController();
    const running = evaluator.run(sampleSubmission("sleep 30", { id: "lines", options: { wallMs: 10_000 } }), cancel.signal);
    setTimeout(() => cancel.abort(), 300);
    const evidence = await running;
    expect(evidence.cases.map(({ stoppedBy, verdict }) => [stoppedBy, verdict])).toEqual(Array(3).fill(["cancel", "inconclusive"]));
    expect(evidence.cases.at(-1)?.durationMs).toBe(0);
    expect(evidence.verdict).toBe("inconclusive");
  });

  it.skipIf(!available)("reports a broken fixture as an error of that case alone", async () => {
    const evidence = await evaluator.run(sampleSubmission("echo ok", { id: "broken" }), never);
    const verdict = evidence.engine.authoritative ? "pass" : "inconclusive";
    expect(evidence.cases.map((one) => one.verdict)).toEqual([verdict, verdict, "error"]);
    expect(evidence.cases[2]?.checks).toMatchObject([{ id: "engine", label: "engine", verdict: "error", gotParts: [{ code: "serverFault", params: {} }, expect.stringContaining("no world for this seed")] }]);
    expect(evidence.verdict).toBe("error");
  });

  it.skipIf(!available)("keeps no NUL and no half characters in evidence", async () => {
    const evidence = await lines("printf 'a\\000b\\377\\n'");
    expect(evidence.cases[0]?.stdout).not.toContain("\0");
    expect(evidence.cases[0]?.stdout.isWellFormed()).toBe(true);
  });

  it.skipIf(!available)("refuses options that are not of its kind", async () => {
    await expect(lines("true", { options: { wallMs: "long" } })).rejects.toThrow();
  });
});

describe.skipIf(!shellProbe.available)("bash in bubblewrap", () => {
  const busiest = (source: string) => shellEvaluator.run(sampleSubmission(source, { id: "busiest", options: { stages: ["timeFilter", "ordering", "limit"] } }), never);

  it("passes a right pipeline on three fixtures, and names its parts", async () => {
    const evidence = await busiest(BUSIEST);
    expect(evidence.cases.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict !== "pass"))).toEqual([]);
    expect(evidence.verdict).toBe("pass");
    const stages = evidence.findings.filter(({ id }) => id.startsWith("stage:"));
    expect(stages.map(({ id, message }) => `${id} ${message}`)).toEqual(["stage:timeFilter present", "stage:exclusion present", "stage:extraction present", "stage:aggregation present", "stage:ordering present", "stage:limit present"]);
  });

  it("catches output that is typed in by the hidden cases", async () => {
    const shown = (await busiest(BUSIEST)).cases[0]?.stdout ?? "";
    const evidence = await busiest(`cat <<'END'\n${shown}END\n`);
    expect(evidence.cases.map(({ verdict }) => verdict)).toEqual(["pass", "fail", "fail"]);
    expect(evidence.findings).toContainEqual({ id: "stage:timeFilter", message: "missing" });
  });

  it("leaves ShellCheck to whoever asks for it behind the verdict", async () => {
    const submission = sampleSubmission("for f in $(ls); do echo $f; done\n", { id: "lines" });
    const linted = ({ findings }: { findings: readonly { id: string }[] }) => findings.flatMap(({ id }) => (id.startsWith("shellcheck:") ? [id] : []));
    const early = await shellEvaluator.run(submission, never);
    expect([early.lintFollows, linted(early)]).toEqual([true, []]);
    const whole = await evaluate(submission, never);
    expect([whole.lintFollows, linted(whole)]).toEqual([undefined, ["shellcheck:SC2045", "shellcheck:SC2086"]]);
    const long = await shellEvaluator.run({ ...submission, source: `# ${"x".repeat(9_000)}\n` }, never);
    expect([long.lintFollows, long.findings.map(({ id }) => id)]).toEqual([undefined, ["unread"]]);
  });

  it("answers with real pipes: /dev/stderr can be opened, pipefail sees what it should", async () => {
    const evidence = await shellEvaluator.run(sampleSubmission("set -o pipefail; echo out > /dev/stdout; echo err > /dev/stderr; false | true", { id: "lines" }), never);
    expect(evidence.cases[0]).toMatchObject({ stdout: "out\n", stderr: "err\n", exitCode: 1 });
    expect(evidence.cases[0]?.checks[0]).toMatchObject({ id: "exitCode", label: "exit code", verdict: "fail", expected: "0", got: "1" });
  });

  it("hands over no descriptor but the standard three", async () => {
    const evidence = await shellEvaluator.run(sampleSubmission("ls /proc/self/fd | tr '\\n' ' '", { id: "lines" }), never);
    expect(evidence.cases[0]?.stdout).toBe("0 1 2 3 ");
  });

  it("sees modes, owners and what is gone after the run", async () => {
    const task = { id: "modes", cases: sampleSubmission("", {}).task.cases.slice(0, 1) };
    const run = async (source: string) => (await shellEvaluator.run(sampleSubmission(source, task), never)).cases[0];
    const right = await run("chown root:app /etc/app/token && chmod 640 /etc/app/token");
    const ownersAreReal = process.getuid?.() === 0;
    expect(right?.verdict).toBe(ownersAreReal ? "pass" : "inconclusive");
    const wrong = await run("cp /etc/app/token /etc/app/token.bak; chmod 600 /etc/app/token");
    expect(wrong?.checks.filter(({ verdict }) => verdict !== "pass").map(({ id }) => id)).toEqual(expect.arrayContaining(["mode:/etc/app/token", "exists:/etc/app/token.bak"]));
  });

  it("follows no link out of the sandbox when it reads files back", async () => {
    const signal = new AbortController().signal;
    const command = { argv: ["/bin/bash", "-c", "ln -s /etc/passwd link; ln -s / root; mkfifo pipe; mkdir -p deep; ln -s ../.. deep/up"], files: {}, writable: ["/home/candidate"], cwd: "/home/candidate", collect: true };
    const { filesAfter } = await bubblewrapSandbox.run(command, signal);
    expect(Object.entries(filesAfter ?? {}).map(([path, { type, text }]) => [path, type, text])).toEqual(
      expect.arrayContaining([
        ["/home/candidate/link", "link", undefined],
        ["/home/candidate/root", "link", undefined],
        ["/home/candidate/pipe", "other", undefined],
        ["/home/candidate/deep/up", "link", undefined],
      ]),
    );
    expect(Object.keys(filesAfter ?? {})).toHaveLength(6);
  });
});

describe("a sandbox", () => {
  const sandbox = probeSandbox();

  it("can be cancelled at any moment of its making", async ({ skip }) => {
    if (!(await sandbox).available) skip();
    const runs = Array.from({ length: 60 }, async (_, index) => {
      const cancel = new AbortController();
      const command = { argv: ["/bin/bash", "-c", "echo done"], files: { "/srv/a": "x".repeat(200_000) }, writable: ["/srv", "/tmp"], cwd: "/srv", collect: index % 2 === 0, identity: index % 3 === 0 ? ("root" as const) : ("user" as const) };
      setTimeout(() => cancel.abort(), index);
      return bubblewrapSandbox.run(command, cancel.signal);
    });
    for (const { stoppedBy, stdout } of await Promise.all(runs)) expect(stoppedBy === "cancel" || stdout === "done\n").toBe(true);
  });

  it("is not made where fixture paths leave the writable folders", async () => {
    const run = (files: Record<string, string>) => bubblewrapSandbox.run({ argv: ["true"], files, writable: ["/tmp"], cwd: "/tmp" }, never);
    await expect(run({ "/etc/passwd": "x" })).rejects.toThrow("outside of the writable directories");
    await expect(run({ "/tmp/../etc/passwd": "x" })).rejects.toThrow("not a plain path");
  });
});
