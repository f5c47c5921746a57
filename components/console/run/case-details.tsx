"use client";

import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { CaseEvidence, RunEvidence } from "@/lib/protocol/evidence";
import type { ConsoleRunView } from "@/lib/protocol/views";
import { caseLabel } from "./runs";
import { SideDiff } from "./side-diff";
import { VerdictIcon } from "./verdict-icon";

/** One case: expected beside got where there is text to compare, then its single checks, then findings about the source. */
export function CaseDetails({ run, evidence, shown }: { run: ConsoleRunView; evidence: RunEvidence; shown: CaseEvidence }) {
  const compared = shown.expectedOutput !== undefined;
  const said = (check: CaseEvidence["checks"][number]) => check.expected !== undefined || check.got !== undefined;
  const open = shown.checks.filter((check) => !compared || (check.verdict !== "pass" && said(check)));
  return (
    <div className="df" tabIndex={0}>
      {compared && <SideDiff expected={shown.expectedOutput ?? ""} got={shown.stdout} caseName={caseLabel(run, shown.caseId).name} />}
      {open.length > 0 && <CheckTable checks={open} />}
      {shown.stderr !== "" && <pre className="err">{shown.stderr}</pre>}
      {evidence.findings.map((finding) => (
        <p className="why" key={finding.id}><Icon as={Info} size={14} /><span>{finding.message}</span></p>
      ))}
    </div>
  );
}

function CheckTable({ checks }: { checks: CaseEvidence["checks"] }) {
  const t = useTranslations("console.run");
  return (
    <table className="checks">
      <thead><tr><th scope="col">{t("check")}</th><th scope="col">{t("expected")}</th><th scope="col">{t("got")}</th></tr></thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <td><VerdictIcon verdict={check.verdict} size={14} /><span className="sr">{t(`verdict.${check.verdict}`)}</span> {check.label}</td>
            <td>{check.expected ?? ""}</td>
            <td>{check.got ?? ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
