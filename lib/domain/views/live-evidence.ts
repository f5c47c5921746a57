import type { CaseEvidence, RunEvidence } from "@/lib/protocol/evidence";
import type { Run } from "../interview/state";

/** Characters of one output in a live view: of the newest run of each question, and of those before it. The journal and the review have more. */
const NEWEST_CHARS = 16_384;
const EARLIER_CHARS = 2_048;

/** The beginning, without half of a character. */
const beginning = (text: string, chars: number) => (text.length > chars ? text.slice(0, chars).toWellFormed() : text);

function shortened(one: CaseEvidence, chars: number): CaseEvidence {
  const [stdout, stderr] = [beginning(one.stdout, chars), beginning(one.stderr, chars)];
  const cut = stdout !== one.stdout || stderr !== one.stderr;
  return { ...one, stdout, stderr, ...(one.expectedOutput === undefined ? {} : { expectedOutput: beginning(one.expectedOutput, chars) }), truncated: one.truncated || cut };
}

/** A run's evidence for a live view, which is sent whole with every event: three cases of 64 KB in each of twenty runs would be megabytes a message. */
export function liveEvidence(runs: readonly Run[], { runId, questionId, evidence }: Run): RunEvidence | null {
  if (!evidence) return null;
  const newest = runs.findLast((run) => run.questionId === questionId && run.evidence !== null);
  const chars = newest?.runId === runId ? NEWEST_CHARS : EARLIER_CHARS;
  return { ...evidence, cases: evidence.cases.map((one) => shortened(one, chars)) };
}
