import type { SnippetKind } from "@/lib/protocol/evidence";
import { caseEvidence, quietOutcome } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator } from "../evaluator";
import { worst } from "../evidence/verdicts";
import type { Assignment, ParsedSettings } from "./assignments";
import { compareSettings, settingsExpectedSchema, syntaxCheck } from "./rules";
import { textFindings, type TextRules } from "./text-findings";

type Reader = {
  kind: SnippetKind;
  /** Name of the engine: the manual page that is implemented. */
  name: string;
  parse: (source: string) => ParsedSettings;
  /** Lines that take effect, where that depends on more than their order. `options` are those of the task. */
  inEffect?: (assignments: Assignment[], options: Record<string, unknown>) => Assignment[];
  rules: TextRules;
};

/** An evaluator for files whose meaning is in their lines: nothing is run, the format itself is the authority. */
export function parsedEvaluator({ kind, name, parse, rules: textRules, inEffect = (assignments) => assignments }: Reader): Evaluator {
  const engine = { name, authoritative: true };
  return {
    kind,
    probe: () => Promise.resolve({ available: true, engine }),
    async run(submission, signal) {
      const startedAt = performance.now();
      const { assignments, problems } = parse(submission.source);
      const effective = inEffect(assignments, submission.task.options);
      const cases = await runCases(submission, signal, (taskCase, fixture) => {
        const { rules } = settingsExpectedSchema.parse(fixture.expected);
        const checks = [syntaxCheck(problems), ...compareSettings(effective, rules)];
        return Promise.resolve(caseEvidence(taskCase, quietOutcome(performance.now() - startedAt), checks));
      });
      return { kind, engine, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: textFindings(submission.source, assignments, textRules) };
    },
  };
}
