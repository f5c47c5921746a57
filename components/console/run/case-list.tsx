"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { CaseEvidence, RunEvidence } from "@/lib/protocol/evidence";
import type { ConsoleRunView } from "@/lib/protocol/views";
import { caseLabel } from "./runs";
import { VerdictIcon } from "./verdict-icon";

/** Every case of a run, the public one first, and the engine that ran it. */
export function CaseList({ run, evidence, shownId, onCase }: { run: ConsoleRunView; evidence: RunEvidence; shownId: string | null; onCase: (caseId: string) => void }) {
  const t = useTranslations("console.run");
  const { engine } = evidence;
  return (
    <ul className="ck">
      {evidence.cases.map((each) => (
        <li key={each.caseId} className={each.verdict}>
          <button type="button" className={clsx(each.caseId === shownId && "on")} aria-pressed={each.caseId === shownId} onClick={() => onCase(each.caseId)}>
            <VerdictIcon verdict={each.verdict} />
            <span className="tx">{caseLabel(run, each.caseId).name}<small>{aboutOf(each)}</small></span>
            <span className="r" aria-label={t(`verdict.${each.verdict}`)}>{scoreOf(each) ?? t(`verdict.${each.verdict}`)}</span>
          </button>
        </li>
      ))}
      <li className="eng">
        <span className="mono">{engine.name}{engine.version ? ` ${engine.version}` : ""}</span>
        {!engine.authoritative && <Badge tone="warn">{t("simulated")}</Badge>}
      </li>
    </ul>
  );

  function aboutOf(each: CaseEvidence): string {
    const { about } = caseLabel(run, each.caseId);
    const who = t(each.visibility === "public" ? "publicCase" : "hiddenCase");
    return [about, who, each.stoppedBy ? t(`stopped.${each.stoppedBy}`) : ""].filter((part) => part !== "").join(" · ");
  }
}

/** `6/7`, or null where there is nothing to count. */
function scoreOf({ checks }: CaseEvidence): string | null {
  if (checks.length < 2) return null;
  return `${checks.filter((check) => check.verdict === "pass").length}/${checks.length}`;
}
