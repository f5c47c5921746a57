import type { RunEvidence, SnippetKind } from "@/lib/protocol/evidence";
import type { Evaluator, Probe, Submission } from "./evaluator";
import { gunicornEvaluator } from "./gunicorn/gunicorn-evaluator";
import { httpEvaluator } from "./http/http-evaluator";
import { limitsEvaluator } from "./limits/limits-evaluator";
import { nginxEvaluator } from "./nginx/nginx-evaluator";
import { redisEvaluator } from "./redis/redis-evaluator";
import { shellEvaluator } from "./shell/shell-evaluator";
import { simulatedShellEvaluator } from "./shell/simulated-shell-evaluator";
import { sqlEvaluator } from "./sql/sql-evaluator";
import { sysctlEvaluator } from "./sysctl/sysctl-evaluator";
import { systemdEvaluator } from "./systemd/systemd-evaluator";

/** Per kind, best first: what a server can not run falls to the next. */
export const evaluators: readonly Evaluator[] = [shellEvaluator, simulatedShellEvaluator, systemdEvaluator, sysctlEvaluator, limitsEvaluator, gunicornEvaluator, redisEvaluator, nginxEvaluator, sqlEvaluator, httpEvaluator];

/** After this time a probe that failed is tried again, in milliseconds: a machine may have been too busy, or got a package since. */
const RETRY_AFTER_MS = 30_000;

/** What a machine can run it goes on running; what it can not may change. */
const probes = new Map<Evaluator, { probe: Promise<Probe>; askedAt: number }>();

async function probeOnce(evaluator: Evaluator): Promise<Probe> {
  const known = probes.get(evaluator);
  const isOld = known !== undefined && performance.now() - known.askedAt > RETRY_AFTER_MS;
  if (known && (!isOld || (await known.probe).available)) return known.probe;
  const asked = { probe: evaluator.probe(), askedAt: performance.now() };
  probes.set(evaluator, asked);
  return asked.probe;
}

const ofKind = (kind: SnippetKind) => evaluators.filter((evaluator) => evaluator.kind === kind);

/** What runs a kind here: the first that is available; undefined where none is. */
export async function evaluatorFor(kind: SnippetKind): Promise<Evaluator | undefined> {
  for (const evaluator of ofKind(kind)) {
    if ((await probeOnce(evaluator)).available) return evaluator;
  }
  return undefined;
}

/** What this server offers for a kind: the engine it would use, or why it has none and what to install. */
export async function offerOf(kind: SnippetKind): Promise<Probe> {
  const all = await Promise.all(ofKind(kind).map(probeOnce));
  return all.find((probe) => probe.available) ?? all[0] ?? { available: false, reason: "no evaluator for this kind", aptPackages: [] };
}

const unavailable = (kind: SnippetKind, reason: string): Omit<RunEvidence, "queuedMs"> => ({
  kind,
  engine: { name: "none", authoritative: false },
  verdict: "inconclusive",
  cases: [],
  findings: [{ id: "unavailable", message: reason }],
});

/** Runs a submission and, behind its verdict, the kind's linter: for whoever wants all of it at once. */
export async function wholeEvidence(evaluator: Evaluator, submission: Submission, signal: AbortSignal): Promise<Omit<RunEvidence, "queuedMs">> {
  const { lintFollows, ...evidence } = await evaluator.run(submission, signal);
  const found = lintFollows ? await evaluator.lint?.(submission.source, signal) : undefined;
  return { ...evidence, findings: [...evidence.findings, ...(found ?? [])] };
}

/**
 * Runs a submission with what this server has, linter included. Where it has nothing, the evidence says so (finding `unavailable`) and the
 * answer is scored by hand. Rejects only for bugs and for tasks whose options do not fit their kind.
 */
export async function evaluate(submission: Submission, signal: AbortSignal): Promise<Omit<RunEvidence, "queuedMs">> {
  const { kind } = submission.task;
  const evaluator = await evaluatorFor(kind);
  if (evaluator) return wholeEvidence(evaluator, submission, signal);
  const offer = await offerOf(kind);
  return unavailable(kind, offer.available ? "" : offer.reason);
}
