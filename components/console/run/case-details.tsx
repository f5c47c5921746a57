"use client";

import { useTranslations } from "next-intl";
import { SideDiff } from "@/components/ui/side-diff";
import { CheckName } from "@/components/ui/check-name";
import { CheckValue } from "@/components/ui/check-value";
import { Findings, MissingStages } from "@/components/ui/findings";
import type { CaseEvidence, RunEvidence } from "@/lib/protocol/evidence";
import type { ConsoleRunView } from "@/lib/protocol/views";
import { caseLabel } from "./runs";
import { VerdictIcon } from "./verdict-icon";

/** One case: what the text lacks, expected beside got where there is text to compare, then single checks, then all findings about the source. */
export function CaseDetails({ run, evidence, shown }: { run: ConsoleRunView; evidence: RunEvidence; shown: CaseEvidence }) {
  const t = useTranslations("console.run");
  const compared = shown.expectedOutput !== undefined;
  // Counts are read by their fields: how far they are indented is no difference.
  const plain = shown.checks.some(({ id }) => id === "readable") ? singleBlanks : (text: string) => text;
  const said = (check: CaseEvidence["checks"][number]) => check.expected !== undefined || check.got !== undefined;
  // What did not pass comes first: a case may have more checks than the panel has lines.
  const open = shown.checks.filter((check) => !compared || (check.verdict !== "pass" && said(check))).sort((a, b) => Number(a.verdict === "pass") - Number(b.verdict === "pass"));
  return (
    <div className="df" tabIndex={0}>
      <MissingStages findings={evidence.findings} />
      {compared && <SideDiff left={plain(shown.expectedOutput ?? "")} right={plain(shown.stdout)} leftTitle={t("expectedOf", { name: caseLabel(run, shown.caseId).name })} rightTitle={t("gotOutput")} />}
      {open.length > 0 && <CheckTable checks={open} />}
      {shown.stderr !== "" && <pre className="err">{shown.stderr}</pre>}
      <Findings source={run.source} findings={evidence.findings} />
    </div>
  );
}

const singleBlanks = (text: string) => text.replace(/^[ \t]+|[ \t]+$/gm, "").replace(/[ \t]+/g, " ");

function CheckTable({ checks }: { checks: CaseEvidence["checks"] }) {
  const t = useTranslations("console.run");
  return (
    <table className="checks">
      <thead><tr><th scope="col">{t("check")}</th><th scope="col">{t("expected")}</th><th scope="col">{t("got")}</th></tr></thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <td><VerdictIcon verdict={check.verdict} size={14} /><span className="sr">{t(`verdict.${check.verdict}`)}</span> <CheckName check={check} /></td>
            <td><CheckValue check={check} side="expected" /></td>
            <td><CheckValue check={check} side="got" /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
