"use client";

import { useTranslations } from "next-intl";
import type { CaseEvidence } from "@/lib/protocol/evidence";
import type { ConsoleRunView } from "@/lib/protocol/views";
import { caseLabel } from "./runs";

/** What one case printed, as it came. */
export function RunOutput({ run, shown, onCase }: { run: ConsoleRunView; shown: CaseEvidence; onCase: (caseId: string) => void }) {
  const t = useTranslations("console.run");
  return (
    <div className="out">
      <label className="pick"><span>{t("caseLabel")}</span>
        <select value={shown.caseId} onChange={(event) => onCase(event.target.value)}>
          {(run.evidence?.cases ?? []).map((each) => <option key={each.caseId} value={each.caseId}>{caseLabel(run, each.caseId).name}</option>)}
        </select>
      </label>
      <pre tabIndex={0} aria-label={t("stdout")}>{shown.stdout === "" ? <i>{t("noOutput")}</i> : shown.stdout}</pre>
      {shown.stderr !== "" && <pre className="err" tabIndex={0} aria-label={t("stderr")}>{shown.stderr}</pre>}
      {shown.truncated && <p className="why">{t("truncated")}</p>}
      {shown.stoppedBy && <p className="why">{t(`stopped.${shown.stoppedBy}`)}</p>}
    </div>
  );
}
