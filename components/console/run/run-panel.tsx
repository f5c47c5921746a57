"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { useState, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { ConsoleRunView, ConsoleView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { CaseDetails } from "./case-details";
import { CaseList } from "./case-list";
import { RunHistory } from "./run-history";
import { RunOutput } from "./run-output";
import { chosenCase, runsOf, seconds } from "./runs";
import "./run.css";

/** What runs of the shown answer gave. Evidence for those who score; the candidate sees the public example only. */
export function RunPanel({ view, questionId, places, lead }: { view: ConsoleView; questionId: string; places: ReadonlyMap<string, number>; lead: ReactNode }) {
  const t = useTranslations("console.run");
  const [tab, setTab] = useState("checks");
  const [chosen, setChosen] = useState<{ runId: string; newest: string | undefined } | null>(null);
  const [caseId, setCaseId] = useState<string | null>(null);
  const runs = runsOf(view, questionId);
  const newest = runs[0]?.runId;
  // An older run stays on screen until a newer one comes in.
  const run = (chosen?.newest === newest && runs.find((each) => each.runId === chosen?.runId)) || runs[0] || null;
  const shownCase = run ? chosenCase(run, caseId) : null;
  return (
    <Tabs.Root className="con-run" value={tab} onValueChange={setTab} asChild>
      <section aria-label={t("label")}>
        <div className="rh">
          {lead}
          <Tabs.List className="tabs" aria-label={t("label")}>
            <Tabs.Trigger value="checks">{t("checks")}</Tabs.Trigger>
            <Tabs.Trigger value="output">{t("output")}</Tabs.Trigger>
            <Tabs.Trigger value="history">{t("history")} <span className="mono">{runs.length}</span></Tabs.Trigger>
          </Tabs.List>
          <span className="grow" />
          {run && <RunMeta run={run} durationMs={shownCase?.durationMs ?? null} exitCode={shownCase?.exitCode ?? null} />}
          <Badge icon={EyeOff}>{t("hiddenFromCandidate")}</Badge>
        </div>
        <Tabs.Content value="checks" className="bd two" tabIndex={-1}>
          {run ? <Checks run={run} place={places.get(run.runId) ?? 0} caseId={shownCase?.caseId ?? null} onCase={setCaseId} /> : <p className="empty">{t("none")}</p>}
        </Tabs.Content>
        <Tabs.Content value="output" className="bd" tabIndex={-1}>{run && shownCase ? <RunOutput run={run} shown={shownCase} onCase={setCaseId} /> : <p className="empty">{t("none")}</p>}</Tabs.Content>
        <Tabs.Content value="history" className="bd two" tabIndex={-1}><RunHistory runs={runs} run={run} onRun={(runId) => setChosen({ runId, newest })} /></Tabs.Content>
      </section>
    </Tabs.Root>
  );
}

function Checks({ run, place, caseId, onCase }: { run: ConsoleRunView; place: number; caseId: string | null; onCase: (caseId: string) => void }) {
  const t = useTranslations("console.run");
  if (!run.evidence) {
    const waits = run.state === "queued" && place > 0;
    return <p className="empty" role="status">{waits ? t("inLine", { before: place - 1 }) : t(`state.${run.state}`)}</p>;
  }
  const shown = chosenCase(run, caseId);
  return (
    <>
      <CaseList run={run} evidence={run.evidence} shownId={shown?.caseId ?? null} onCase={onCase} />
      {shown && <CaseDetails run={run} evidence={run.evidence} shown={shown} />}
    </>
  );
}

function RunMeta({ run, durationMs, exitCode }: { run: ConsoleRunView; durationMs: number | null; exitCode: number | null }) {
  return (
    <span className="m num">
      <span className="mono">#{run.number}</span> · {formatClock(run.clockMs)}
      {durationMs !== null && <> · <span className="mono">{seconds(durationMs)}</span></>}
      {exitCode !== null && <> · <span className="mono">exit {exitCode}</span></>}
    </span>
  );
}
