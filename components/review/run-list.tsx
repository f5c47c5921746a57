import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CheckName } from "@/components/ui/check-name";
import { CheckValue } from "@/components/ui/check-value";
import { Findings } from "@/components/ui/findings";
import { clockText } from "@/lib/i18n/clock-text";
import { printsOutput } from "@/lib/protocol/evidence";
import type { ReviewRunView } from "@/lib/protocol/views";
import { VerdictBadge } from "./verdict-badge";

type RunCase = ReviewRunView["cases"][number];

/** What was run on a question, each run with its cases. */
export function RunList({ runs }: { runs: readonly ReviewRunView[] }) {
  return <ol className="runs border-t border-line-1">{runs.map((run) => <li key={run.runId}><RunEntry run={run} /></li>)}</ol>;
}

export function RunEntry({ run }: { run: ReviewRunView }) {
  const t = useTranslations("review");
  return (
    <details>
      <summary className="sum">
        <span className="font-medium">{t("runs.number", { number: run.number })}</span>
        <span className="mono num text-xs text-ink-3">{clockText(run.clockMs)}</span>
        <span className="grow" />
        {run.engine && !run.engine.authoritative && <Badge tone="line">{t("runs.simulated")}</Badge>}
        {run.verdict ? <VerdictBadge verdict={run.verdict} /> : <Badge>{t(`runState.${run.state}`)}</Badge>}
      </summary>
      <div className="grid grid-cols-1 gap-3 px-4 pb-4">
        <div><p className="lbl mb-1">{t("runs.source")}</p><pre className="out" tabIndex={0}>{run.source}</pre></div>
        <Findings source={run.source} findings={run.findings} />
        {run.cases.map((result) => <CaseEntry key={result.caseId} result={result} prints={run.kind === null || printsOutput(run.kind)} />)}
      </div>
    </details>
  );
}

function CaseEntry({ result, prints }: { result: RunCase; prints: boolean }) {
  const t = useTranslations("review");
  return (
    <div className="grid grid-cols-1 gap-2 border-t border-line-1 pt-3" role="group" aria-label={result.label}>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <b className="font-medium">{result.label}</b>
        <Badge tone="line">{t(result.visibility === "hidden" ? "runs.hiddenCase" : "runs.publicCase")}</Badge>
        <span className="grow" />
        <span className="num text-xs text-ink-3">{result.exitCode !== null && `${t("runs.exit", { code: result.exitCode })} · `}{t("runs.took", { ms: Math.round(result.durationMs) })}</span>
        <VerdictBadge verdict={result.verdict} />
      </p>
      {result.checks.length > 0 && (
        <ul className="grid grid-cols-1 gap-1 text-xs">
          {result.checks.map((check) => (
            <li key={check.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <VerdictBadge verdict={check.verdict} /><span><CheckName check={check} /></span>
              {check.verdict !== "pass" && check.expected !== undefined && <span className="text-ink-3">{t("runs.expected")} <code className="mono inline-block align-top whitespace-pre-wrap text-ink-1"><CheckValue check={check} side="expected" /></code></span>}
              {check.verdict !== "pass" && check.got !== undefined && <span className="text-ink-3">{t("runs.got")} <code className="mono inline-block align-top whitespace-pre-wrap text-ink-1"><CheckValue check={check} side="got" /></code></span>}
            </li>
          ))}
        </ul>
      )}
      <div className="grid grid-cols-1 gap-2 tablet:grid-cols-2">
        {(prints || result.stdout) && <Output label={t("runs.stdout")} text={result.stdout || t("runs.noOutput")} />}
        {result.expectedOutput !== undefined && <Output label={t("runs.expected")} text={result.expectedOutput} />}
        {result.stderr && <Output label={t("runs.stderr")} text={result.stderr} />}
      </div>
    </div>
  );
}

function Output({ label, text }: { label: string; text: string }) {
  return <div className="min-w-0"><p className="lbl mb-1">{label}</p><pre className="out" tabIndex={0}>{text}</pre></div>;
}
