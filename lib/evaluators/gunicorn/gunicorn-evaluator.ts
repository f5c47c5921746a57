import { access } from "node:fs/promises";
import { z } from "zod";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { caseEvidence, cutShort } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check, worst } from "../evidence/verdicts";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { compareSettings, settingsExpectedSchema } from "../settings/rules";
import { GUNICORN_SETTINGS } from "./known-settings";
import { readGunicornConfig } from "./read-config";

/** `task.options` of `kind: gunicorn`. */
const gunicornOptionsSchema = z.object({
  /** Processors of the host in the scenario; the file may ask for them. */
  processors: z.number().int().min(1).max(1024).default(4),
});

async function probe(): Promise<Probe> {
  const [sandbox, python] = await Promise.all([probeSandbox(), access("/usr/bin/python3").then(() => true, () => false)]);
  const aptPackages = ["bubblewrap", "python3"];
  if (!sandbox.available) return { available: false, reason: sandbox.reason, aptPackages };
  if (!python) return { available: false, reason: "python3 is not installed", aptPackages };
  return { available: true, engine: { name: "python3", version: await versionOf("/usr/bin/python3"), authoritative: true } };
}

/** Names that are no settings: a helper of the file, or a slip that Gunicorn passes over without a word. */
function unknownNames(source: string): RunEvidence["findings"] {
  return [...source.matchAll(/^([A-Za-z]\w{0,60})[ \t]{0,8}=(?!=)/gm)]
    .filter(([, name]) => !GUNICORN_SETTINGS.has(name ?? ""))
    .map(({ 1: name = "", index }) => ({ id: "unknownName", message: name, start: index, end: index + name.length }));
}

/** `gunicorn.conf.py`, executed by this server's Python in a sandbox. */
export const gunicornEvaluator: Evaluator = {
  kind: "gunicorn",
  probe,
  async run(submission, signal) {
    const { processors } = gunicornOptionsSchema.parse(submission.task.options);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const { rules } = settingsExpectedSchema.parse(fixture.expected);
      const { outcome, assignments } = await readGunicornConfig(submission.source, processors, signal);
      if (!outcome.started && outcome.stoppedBy !== "cancel") throw new Error(`sandbox: ${outcome.stderr}`);
      const loads = check("loads", named("loads"), assignments !== undefined, assignments ? {} : { got: clipCheck(outcome.stderr.trim().split("\n").at(-1) ?? "") });
      const checks = cutShort(outcome) ?? [loads, ...(assignments ? compareSettings(assignments, rules) : [])];
      return caseEvidence(taskCase, outcome, checks);
    });
    const offer = await probe();
    const engine = offer.available ? offer.engine : { name: "python3", authoritative: true };
    return { kind: "gunicorn", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: unknownNames(submission.source) };
  },
};
