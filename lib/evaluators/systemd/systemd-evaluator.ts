import { z } from "zod";
import type { Fixture } from "@/lib/content/fixture";
import type { Check } from "@/lib/protocol/evidence";
import { caseEvidence, cutShort } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator, Probe } from "../evaluator";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check, worst } from "../evidence/verdicts";
import { probeSandbox, versionOf } from "../sandbox/probe";
import { parseUnit } from "../settings/assignments";
import { compareSettings, settingsExpectedSchema } from "../settings/rules";
import { exposureOf, programsOf, verifyUnit } from "./verify";

/** `task.options` of `kind: systemd`. */
const systemdOptionsSchema = z.object({
  /** Name of the unit; its suffix says which kind it is. */
  unit: z.string().regex(/^[\w@.-]{1,80}\.(service|socket|timer|mount|path|slice|target)$/).default("app.service"),
});

const systemdExpectedSchema = settingsExpectedSchema.extend({
  rules: settingsExpectedSchema.shape.rules.or(z.tuple([])),
  /** Highest exposure that `systemd-analyze security` may come to, 0.0 to 10.0. */
  exposureAtMost: z.number().optional(),
});

const systemdVersion = () => versionOf("systemd-analyze");

async function probe(): Promise<Probe> {
  const [sandbox, found] = await Promise.all([probeSandbox(), systemdVersion()]);
  if (!sandbox.available) return { available: false, reason: sandbox.reason, aptPackages: ["bubblewrap", "systemd"] };
  if (found === undefined) return { available: false, reason: "systemd-analyze is not installed", aptPackages: ["systemd"] };
  return { available: true, engine: { name: "systemd-analyze", version: found, authoritative: true } };
}

async function exposureCheck(atMost: number, measure: () => Promise<number | undefined>): Promise<Check> {
  const exposure = await measure();
  if (exposure === undefined) return { ...check("exposure", named("exposure"), false, { expected: `<= ${atMost}` }), verdict: "inconclusive" };
  return check("exposure", named("exposure"), exposure <= atMost, { expected: `<= ${atMost}`, got: exposure.toFixed(1) });
}

async function evaluateUnit(source: string, unit: string, fixture: Fixture, signal: AbortSignal) {
  const expected = systemdExpectedSchema.parse(fixture.expected);
  const { assignments } = parseUnit(source);
  const programs = programsOf(assignments.filter(({ key }) => key.startsWith("Exec")).map(({ value }) => value));
  const outcome = await verifyUnit(source, unit, fixture, programs, signal);
  if (!outcome.started && outcome.stoppedBy !== "cancel") throw new Error(`sandbox: ${outcome.stderr}`);
  const said = outcome.stderr.trim();
  const { exposureAtMost } = expected;
  const checks = cutShort(outcome) ?? [
    check("verify", named("verify"), outcome.exitCode === 0 && said === "", said === "" ? {} : { got: clipCheck(said) }),
    ...compareSettings(assignments, expected.rules),
    ...(exposureAtMost === undefined ? [] : [await exposureCheck(exposureAtMost, () => exposureOf(source, unit, fixture, programs, signal))]),
  ];
  return { outcome, checks };
}

/** Units, by `systemd-analyze` of this server in a sandbox; the programs that they start are stubs there. */
export const systemdEvaluator: Evaluator = {
  kind: "systemd",
  probe,
  async run(submission, signal) {
    const { unit } = systemdOptionsSchema.parse(submission.task.options);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const { outcome, checks } = await evaluateUnit(submission.source, unit, fixture, signal);
      return caseEvidence(taskCase, outcome, checks);
    });
    const engine = { name: "systemd-analyze", version: await systemdVersion(), authoritative: true };
    return { kind: "systemd", engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: [] };
  },
};
