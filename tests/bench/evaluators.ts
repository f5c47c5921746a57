/**
 * How long a shell run takes beside plain bash on the same file, both at the lowest priority as every sandbox is: `npx tsx tests/bench/evaluators.ts`, or `npm run bench:evaluators`.
 * A run ends with its verdict, as in an interview, where ShellCheck reads the text after that; one series has that too. Prints medians and a ratio; exits with 1 where the median of a run is over 150 ms, or of three fixtures over 400 ms, on an idle machine.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Task } from "@/lib/content/schema";
import type { Submission } from "@/lib/evaluators/evaluator";
import { loadFixture } from "@/lib/evaluators/fixtures/load-fixture";
import { evaluate, evaluatorFor, offerOf } from "@/lib/evaluators/registry";
import { watchLoop } from "../support/loop-watch";

const RUNS = 30;
const ONE_FIXTURE_MS = 150;
const THREE_FIXTURES_MS = 400;
/** Between two runs, as between two people who press Run on an idle server; it makes the next sandbox meanwhile. */
const PAUSE_MS = 400;
const text = { ko: "-", en: "-" };
const taskCase = (id: string, seed: number): Task["cases"][number] => ({ id, visibility: "public", seed, label: text });
/** The sample's seeds are thousands of lines; beyond ten they are ten thousand lines of other data. */
const SEEDS = [10, 11, 12];

const ANSWER = `awk -v now="$(date +%s)" '
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) mon[m[i]] = i }
{ split(substr($4, 2), t, /[\\/:]/); at = mktime(t[3] " " mon[t[2]] " " t[1] " " t[4] " " t[5] " " t[6]) }
at >= now - 3600 && $7 != "/health" { print $1 }
' "\${LOG:-/var/log/nginx/access.log}" | sort | uniq -c | sort -rn | head -n 10
`;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function timed(work: () => unknown): Promise<number> {
  await delay(PAUSE_MS);
  const from = performance.now();
  await work();
  return performance.now() - from;
}

type Series = { name: string; work: () => unknown; times: number[] };

/** Takes turns, so that whatever else the machine does meets all of them alike. The loop is watched while `ours` run. */
async function measure(plain: Series, ours: Series[]): Promise<{ heldMs: number; lateMs: number }> {
  const loop = { heldMs: 0, lateMs: 0 };
  for (const { work } of [plain, ...ours]) await work();
  for (let run = 0; run < RUNS; run += 1) {
    plain.times.push(await timed(plain.work));
    const stop = watchLoop();
    for (const { work, times } of ours) times.push(await timed(work));
    const { heldMs, lateMs } = stop();
    loop.heldMs = Math.max(loop.heldMs, heldMs);
    loop.lateMs = Math.max(loop.lateMs, lateMs);
  }
  return loop;
}

function report({ name, times }: Series, plainMs: number): number {
  const middle = median(times);
  console.log(`${name.padEnd(34)} ${middle.toFixed(1).padStart(7)} ms median  ${Math.max(...times).toFixed(1).padStart(7)} ms highest  ${(middle / plainMs).toFixed(2).padStart(5)} x plain bash`);
  return middle;
}

async function untilVerdict(submission: Submission, signal: AbortSignal) {
  const evaluator = await evaluatorFor(submission.task.kind);
  if (!evaluator) throw new Error("this machine runs no shell snippets");
  return evaluator.run(submission, signal);
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "kkori-bench-"));
  try {
    symlinkSync(join(import.meta.dirname, "../contract/evaluators-samples"), join(root, "content"));
    process.env.KKORI_ROOT = root;
    const offer = await offerOf("shell");
    console.log(`engine: ${offer.available ? `${offer.engine.name} ${offer.engine.version ?? ""}${offer.engine.authoritative ? "" : " (simulated)"}` : offer.reason}`);
    const fixture = await loadFixture("sample-host", "busiest", SEEDS[0] ?? 10);
    const log = fixture.files["/var/log/nginx/access.log"];
    const file = join(root, "access.log");
    writeFileSync(file, typeof log === "string" ? log : (log?.text ?? ""));
    writeFileSync(join(root, "answer.sh"), ANSWER);
    const runPlain = () => new Promise((resolve) => execFile("nice", ["-n", "19", "bash", join(root, "answer.sh")], { env: { ...process.env, LOG: file, TZ: "Asia/Seoul", LC_ALL: "C.UTF-8" } }, resolve));

    const run = (cases: Task["cases"], judge = untilVerdict) => async () => {
      const task: Task = { id: "busiest", kind: "shell", fileName: "answer.sh", brief: text, publicExample: text, cases, options: {} };
      const { verdict } = await judge({ scenarioSlug: "sample-host", task, source: ANSWER }, new AbortController().signal);
      if (offer.available && offer.engine.authoritative && verdict !== "pass") throw new Error(`the bench's own answer came out as ${verdict}`);
    };
    const all = SEEDS.map((seed, index) => taskCase(`case-${index}`, seed));
    const plain: Series = { name: "plain bash, 10,000 lines", work: runPlain, times: [] };
    const one: Series = { name: "one run, 10,000 lines", work: run(all.slice(0, 1)), times: [] };
    const three: Series = { name: "three fixtures, 10,000 lines each", work: run(all), times: [] };
    const whole: Series = { name: "one run and ShellCheck behind it", work: run(all.slice(0, 1), evaluate), times: [] };
    const { heldMs, lateMs } = await measure(plain, [one, three, whole]);
    const plainMs = report(plain, median(plain.times));
    const [oneMs, threeMs] = [report(one, plainMs), report(three, plainMs)];
    report(whole, plainMs);
    console.log(`event loop held for at most ${heldMs.toFixed(1)} ms, late by at most ${lateMs.toFixed(1)} ms with what it waited for a processor`);
    const slow = oneMs > ONE_FIXTURE_MS || threeMs > THREE_FIXTURES_MS;
    console.log(slow ? `over the aim of ${ONE_FIXTURE_MS} ms and ${THREE_FIXTURES_MS} ms` : `within ${ONE_FIXTURE_MS} ms and ${THREE_FIXTURES_MS} ms`);
    process.exitCode = slow ? 1 : 0;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

void main();
