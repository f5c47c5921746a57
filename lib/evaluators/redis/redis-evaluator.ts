import { z } from "zod";
import type { Check } from "@/lib/protocol/evidence";
import { caseEvidence, cutShort } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { named, says } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check, worst } from "../evidence/verdicts";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { commandLines } from "./command-lines";
import { type Answer, type RedisExpected, redisExpectedSchema, type Wanted } from "./expected";
import { type Reply, replyText } from "./resp";
import { redisSession } from "./session";

/** `task.options` of `kind: redis`. */
const redisOptionsSchema = z.object({ form: z.enum(["script", "commands"]).default("commands") });

/** Most differing replies that are shown one by one. */
const SHOWN = 10;

type Step = { words: string[]; label: string; answer?: Omit<Answer, "command"> };

/** Everything that is sent, in order, and what it has to answer where that matters. */
function stepsOf(source: string, expected: RedisExpected): { steps: Step[]; problems: string[] } {
  const plain = (words: string[]): Step => ({ words, label: words.join(" ") });
  const setup = expected.setup.map(plain);
  const after = expected.after.map(({ command, ...answer }): Step => ({ ...plain(command), answer }));
  if (expected.kind === "scriptReplies") {
    const calls = expected.calls.map(({ argv, reply }): Step => ({ words: ["EVAL", source, String(expected.keys.length), ...expected.keys, ...argv], label: argv.join(" "), answer: { reply } }));
    return { steps: [...setup, ...calls, ...after], problems: [] };
  }
  const { commands, problems } = commandLines(source);
  const own = commands.map((words, index): Step => ({ ...plain(words), ...(expected.replies && index < expected.replies.length ? { answer: { reply: expected.replies[index] } } : {}) }));
  return { steps: [...setup, ...own, ...after], problems };
}

/** Redis answers numbers and texts as it likes; `1` and `"1"` say the same. */
function same(reply: Reply | undefined, wanted: Wanted): boolean {
  if (Array.isArray(wanted)) return Array.isArray(reply) && reply.length === wanted.length && wanted.every((one, index) => same(reply[index], one));
  if (wanted === null || reply === null) return wanted === reply;
  return typeof reply !== "object" && reply !== undefined && String(reply) === String(wanted);
}

function holds(reply: Reply | undefined, { reply: wanted, atLeast, atMost, error }: Omit<Answer, "command">): boolean {
  if (error !== undefined) return typeof reply === "object" && reply !== null && "error" in reply && reply.error.startsWith(error);
  if (wanted !== undefined && !same(reply, wanted)) return false;
  const amount = typeof reply === "string" || typeof reply === "number" ? Number(reply) : NaN;
  return (atLeast === undefined || amount >= atLeast) && (atMost === undefined || amount <= atMost);
}

const wantedText = ({ reply, atLeast, atMost, error }: Omit<Answer, "command">) =>
  [reply === undefined ? undefined : replyText(reply), atLeast === undefined ? undefined : `>= ${atLeast}`, atMost === undefined ? undefined : `<= ${atMost}`, error === undefined ? undefined : `(error) ${error}`].filter((part) => part !== undefined).join("; ");

function checksOf(steps: readonly Step[], replies: readonly Reply[], problems: readonly string[]): Check[] {
  const judged = steps.flatMap(({ label, answer }, index) => (answer ? [{ label, answer, index, ok: holds(replies[index], answer) }] : []));
  const wrong = judged.filter(({ ok }) => !ok);
  return [
    check("lines", named("lines"), problems.length === 0, problems.length === 0 ? {} : { got: clipCheck(problems.slice(0, 5).join("\n")) }),
    check("replies", named("replies"), wrong.length === 0, { expected: String(judged.length), got: String(judged.length - wrong.length) }),
    ...wrong.slice(0, SHOWN).map(({ label, answer, index }) => check(`reply:${index + 1}`, clipCheck(label), false, { expected: wantedText(answer), got: replies[index] === undefined ? [says("noAnswer")] : clipCheck(replyText(replies[index])) })),
  ];
}

const transcript = (steps: readonly Step[], shown: (step: Step, index: number) => string) => steps.map((step, index) => `${step.label} -> ${shown(step, index)}\n`).join("");

async function probe(): Promise<Probe> {
  const [sandbox, version] = await Promise.all([probeSandbox(), versionOf("redis-server")]);
  const aptPackages = ["bubblewrap", "redis-server"];
  if (!sandbox.available) return { available: false, reason: sandbox.reason, aptPackages };
  return version === undefined ? { available: false, reason: "redis-server is not installed", aptPackages } : { available: true, engine: { name: "redis-server", version, authoritative: true } };
}

/** Commands and Lua scripts, sent to this server's Redis in a sandbox; a new one for each case. */
export const redisEvaluator: Evaluator = {
  kind: "redis",
  probe,
  async run(submission, signal) {
    redisOptionsSchema.parse(submission.task.options);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const expected = redisExpectedSchema.parse(fixture.expected);
      const { steps, problems } = stepsOf(submission.source, expected);
      const { outcome, replies } = await redisSession(steps.map(({ words }) => words), signal);
      if ((!outcome.started && outcome.stoppedBy !== "cancel") || outcome.exitCode === 70) throw new Error(`redis-server: ${outcome.stderr}`);
      const shown = { ...outcome, stdout: transcript(steps, (_step, index) => replyText(replies[index])) };
      // What fits, and what nobody asks of, stands as it came: only what is wrong differs.
      const text = transcript(steps, ({ answer }, index) => (answer && !holds(replies[index], answer) ? wantedText(answer) : replyText(replies[index])));
      return caseEvidence(taskCase, shown, cutShort(outcome) ?? checksOf(steps, replies, problems), text);
    });
    const offer = await probe();
    const engine = offer.available ? offer.engine : { name: "redis-server", authoritative: true };
    return { kind: "redis", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: [] };
  },
};
