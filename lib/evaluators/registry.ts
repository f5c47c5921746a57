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

/** What a server's machine can run does not change while the server runs. */
const probes = new Map<Evaluator, Promise<Probe>>();

function probeOnce(evaluator: Evaluator): Promise<Probe> {
  const known = probes.get(evaluator) ?? evaluator.probe();
  probes.set(evaluator, known);
  return known;
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

/**
 * Runs a submission with what this server has. Where it has nothing, the evidence says so (finding `unavailable`) and the
 * answer is scored by hand. Rejects only for bugs and for tasks whose options do not fit their kind.
 */
export async function evaluate(submission: Submission, signal: AbortSignal): Promise<Omit<RunEvidence, "queuedMs">> {
  const { kind } = submission.task;
  const evaluator = await evaluatorFor(kind);
  if (evaluator) return evaluator.run(submission, signal);
  const offer = await offerOf(kind);
  return unavailable(kind, offer.available ? "" : offer.reason);
}
