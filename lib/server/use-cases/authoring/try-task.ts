import { z } from "zod";
import { blankQuestion, blankScenario } from "@/lib/content/own/blank";
import { completeScenario } from "@/lib/content/own/complete";
import { ownScenarioSchema, type OwnTask } from "@/lib/content/own/own-scenario";
import { ownTaskProblems } from "@/lib/evaluators/own-tasks";
import type { Task } from "@/lib/content/schema";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { failure, success, type Result } from "@/lib/protocol/failures";
import { SNIPPET_MAX_BYTES } from "@/lib/protocol/limits";
import type { Account } from "../../auth/account";
import { runDesk } from "../../runs/desk";
import { RunnerUnavailable } from "../../runs/evaluate";
import { countAttempt } from "../../security/rate-limit";
import { attempt, parseInput } from "../attempt";
import { enterDraft } from "./enter-scenario";
import { parseOwnScenario } from "./own-content";

const trySchema = z.object({ task: z.unknown(), source: z.string() });

/**
 * Runs a snippet against a task as it stands in the editor, saved or not, in the same sandbox and queue as in an interview.
 * Codes: unauthenticated, scenarioUnknown, forbidden, invalid (the task can not be run), tooLarge, tooManyRequests, runnerUnavailable, unavailable.
 */
export async function tryTask(account: Account | null, slug: string, input: unknown): Promise<Result<RunEvidence>> {
  return attempt(async () => {
    const { familySlug, userId } = await enterDraft(account, slug, "scenario.edit");
    const { task: sent, source } = parseInput(trySchema, input);
    if (Buffer.byteLength(source) > SNIPPET_MAX_BYTES) return failure("tooLarge");
    const task = parseTask(sent);
    if (task === null || ownTaskProblems(task).length > 0 || task.cases.length === 0) return failure("invalid", "task");
    if (task.fixturesOf !== undefined && task.fixturesOf !== familySlug) return failure("invalid", "fixturesOf");
    await countAttempt("tryAccount", userId);
    try {
      return success(await runDesk().tryOut(userId, { scenarioSlug: slug, task: runnable(task), source }));
    } catch (thrown) {
      if (thrown instanceof RunnerUnavailable) return failure("runnerUnavailable");
      if (thrown instanceof Error && thrown.name === "TimeoutError") return failure("unavailable");
      throw thrown;
    }
  });
}

/** The task by the schema and limits of a whole scenario. */
function parseTask(sent: unknown): OwnTask | null {
  const bare = blankScenario((kind) => kind);
  const content = parseOwnScenario({ ...bare, criteria: [], questions: [{ ...blankQuestion((kind) => kind), task: sent }] });
  return ownScenarioSchema.parse(content).questions[0]?.task ?? null;
}

/** What the evaluators need of it; texts that are still to be written do not matter to a run. */
function runnable(task: OwnTask): Task {
  const text = { ko: "·", en: "·" };
  const filled = { ...task, brief: text, publicExample: text, cases: task.cases.map((entry) => ({ ...entry, label: text })) };
  const anchors = [text, text, text, text, text] as [typeof text, typeof text, typeof text, typeof text, typeof text];
  const scenario = completeScenario(
    {
      topics: ["task"], briefingMinutes: 0, wrapUpMinutes: 0, minutes: 5, title: text, summary: text, briefing: text, facts: [],
      criteria: [{ id: "c", competency: "implementation", name: text, anchors }],
      questions: [{ ...blankQuestion((kind) => kind), minutes: 5, label: text, title: text, prompt: text, task: filled }],
    },
    "own",
  );
  const made = scenario.questions[0]?.task;
  if (!made) throw new Error("a task went missing");
  return made;
}
