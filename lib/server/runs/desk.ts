import type { Run } from "@/lib/domain/interview/state";
import type { SystemCommand } from "@/lib/domain/interview/system-commands";
import type { Submission } from "@/lib/evaluators/evaluator";
import { FairQueue } from "@/lib/evaluators/queue/fair-queue";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { JournalEntry } from "@/lib/protocol/events";
import { setTimeout as delay } from "node:timers/promises";
import { executeSystemCommand } from "../interviews/pipeline";
import type { Room } from "../interviews/room";
import { derivedId } from "../journal/derived-id";
import { errorFields, log } from "../logger";
import { live } from "../realtime/live";
import { evaluate, evaluateWhole, lint, RunnerUnavailable } from "./evaluate";
import { tellingPlace } from "./queue-place";
import { RunLocks } from "./run-locks";

/** Snippets that run at a time on this machine. */
const RUNS_AT_ONCE = 2;
/** Tries to journal a result while the database is away, one a second; after that the run is taken up again by whoever joins next. */
const RESULT_TRIES = 60;
const RETRY_MS = 1_000;
/** Tries to get at a run that another node has, while nobody is here who waits for it: that node may just have died. */
const UNWATCHED_TRIES = 5;
/** Longest time that an author waits for a run, its turn included, in milliseconds. */
const TRY_MS = 60_000;

/** What is journaled of a run. */
type RunResult = Extract<SystemCommand, { type: `run.${string}` }>;

/**
 * Runs snippets that the journal asks for and journals what came of them. It holds nothing that matters: a run that was asked for and
 * has no end in the journal is taken up again when its room is loaded, and ending twice is harmless because the command ids are derived.
 * A kind's linter has its turn behind the run's end, which goes out without it.
 */
export class RunDesk {
  private readonly active = new Map<string, AbortController>();
  /** Everything that runs something on this machine waits in it. */
  readonly queue = new FairQueue(RUNS_AT_ONCE);
  /** Several nodes may see what waits; one works on it. */
  readonly locks = new RunLocks();
  private stopped = false;

  /** Follows new entries of a room: starts what was requested, stops what was cancelled. */
  follow(room: Room, entries: readonly JournalEntry[]): void {
    for (const { event } of entries) if (event.type === "run.cancelled") this.active.get(event.runId)?.abort(new Error("cancelled"));
    if (entries.some(({ event }) => event.type === "run.requested")) this.resume(room);
  }

  /** Takes up every run of the room that waits and that nobody here works on. After the end nobody waits for one. */
  resume(room: Room): void {
    for (const run of room.state.runs) {
      if (!isUnfinished(run) || this.active.has(run.runId)) continue;
      const control = new AbortController();
      this.active.set(run.runId, control);
      void this.work(room, run, control.signal)
        .catch((thrown: unknown) => log.error("run not journaled", { interviewId: room.interviewId, ...errorFields(thrown) }))
        .finally(() => this.active.delete(run.runId));
    }
  }

  /** Runs a snippet for somebody who writes a task, linter included; takes turns with the interviews. Throws `RunnerUnavailable`. */
  tryOut(accountId: string, submission: Submission): Promise<RunEvidence> {
    return evaluateWhole(this.queue, { interviewId: accountId, signal: AbortSignal.timeout(TRY_MS) }, submission);
  }

  /** Stops everything, for a process that ends; the next one takes the runs up. */
  async close(): Promise<void> {
    for (const control of this.active.values()) control.abort(new Error("stopping"));
    this.stopped = true;
    await this.locks.close();
  }

  /** Works on a run as soon as no other node does, for as long as it is wanted here. */
  private async work(room: Room, run: Run, signal: AbortSignal): Promise<void> {
    const mine = await this.locks.takeWhenFree(run.runId, (tries) => {
      const here = live().rooms.get(room.interviewId)?.loaded;
      return !this.stopped && !signal.aborted && (here ? unfinished(here, run.runId) !== undefined : tries < UNWATCHED_TRIES);
    });
    if (!mine) return;
    try {
      const current = unfinished(room, run.runId);
      if (current) await this.finish(room, current, signal);
    } finally {
      await this.locks.give(run.runId);
    }
  }

  private async finish(room: Room, run: Run, signal: AbortSignal): Promise<void> {
    let { evidence } = run;
    if (run.state === "queued") {
      const result = await this.resultOf(room, run, signal);
      if (!(await this.journal(room, result, signal))) return;
      evidence = result.type === "run.finish" ? result.evidence : null;
    }
    if (evidence?.lintFollows) await this.journal(room, await this.lintOf(room, run, signal), signal);
  }

  /** Whether it stands in the journal, or can not for a reason that no further try mends. */
  private async journal(room: Room, result: RunResult, signal: AbortSignal): Promise<boolean> {
    const commandId = derivedId(result.type, result.runId);
    for (let tries = 0; tries < RESULT_TRIES && !this.stopped && !signal.aborted; tries++) {
      const answer = await executeSystemCommand(room.interviewId, result, { commandId });
      if (answer.ok || answer.code !== "unavailable") return true;
      await delay(RETRY_MS, undefined, { ref: false });
    }
    return false;
  }

  private async resultOf(room: Room, run: Run, signal: AbortSignal): Promise<RunResult> {
    const submission = submissionOf(room, run);
    if (room.state.status === "ended" || !submission) return { type: "run.fail", runId: run.runId, code: "unavailable" };
    const turn = { interviewId: room.interviewId, signal, onPosition: tellingPlace(room, run.runId) };
    try {
      return { type: "run.finish", runId: run.runId, evidence: await evaluate(this.queue, turn, submission) };
    } catch (thrown) {
      if (thrown instanceof RunnerUnavailable) return { type: "run.fail", runId: run.runId, code: "runnerUnavailable" };
      if (!signal.aborted) log.error("run failed", { interviewId: room.interviewId, runId: run.runId, ...errorFields(thrown) });
      return { type: "run.fail", runId: run.runId, code: "unavailable" };
    }
  }

  /** What a linter says; a linter that can not be run has nothing to say, for it only advises. */
  private async lintOf(room: Room, run: Run, signal: AbortSignal): Promise<RunResult> {
    const submission = submissionOf(room, run);
    try {
      const findings = submission ? await lint(this.queue, { interviewId: room.interviewId, signal }, submission) : [];
      return { type: "run.lint", runId: run.runId, findings };
    } catch (thrown) {
      if (!signal.aborted) log.error("linter failed", { interviewId: room.interviewId, runId: run.runId, ...errorFields(thrown) });
      return { type: "run.lint", runId: run.runId, findings: [] };
    }
  }
}

/** The process's one desk. */
export function runDesk(): RunDesk {
  return (live().runs ??= new RunDesk());
}

function isUnfinished({ state, evidence }: Run): boolean {
  return state === "queued" || evidence?.lintFollows === true;
}

/** The run as it stands, where something of it is still to come. */
function unfinished(room: Room, runId: string): Run | undefined {
  return room.state.runs.find((run) => run.runId === runId && isUnfinished(run));
}

function submissionOf({ scenario }: Room, { questionId, taskId, source }: Run): Submission | null {
  const task = scenario.questions.find((question) => question.id === questionId)?.task;
  return task?.id === taskId ? { scenarioSlug: scenario.slug, task, source } : null;
}
