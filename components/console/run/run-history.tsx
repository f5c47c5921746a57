"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { CodeView } from "@/components/ui/code-view";
import { givenName } from "@/lib/i18n/given-name";
import type { ConsoleRunView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { VerdictIcon } from "./verdict-icon";

/** Runs of this answer, newest first, and the source of the one that is chosen. */
export function RunHistory({ runs, run, onRun }: { runs: ConsoleRunView[]; run: ConsoleRunView | null; onRun: (runId: string) => void }) {
  const t = useTranslations("console.run");
  const person = useTranslations("common");
  if (!run) return <p className="empty">{t("none")}</p>;
  return (
    <>
      <ul className="ck">
        {runs.map((each) => (
          <li key={each.runId} className={each.evidence?.verdict}>
            <button type="button" className={clsx(each === run && "on")} aria-pressed={each === run} onClick={() => onRun(each.runId)}>
              {each.evidence ? <VerdictIcon verdict={each.evidence.verdict} /> : <span className="i" />}
              <span className="tx"><span className="mono">#{each.number}</span> {each.evidence ? t(`verdict.${each.evidence.verdict}`) : t(`state.${each.state}`)}<small>{person("person", { name: givenName(each.by) })}</small></span>
              <span className="r num">{formatClock(each.clockMs)}</span>
            </button>
          </li>
        ))}
      </ul>
      <CodeView text={run.source} label={t("sourceOf", { number: run.number })} className="src" />
    </>
  );
}
