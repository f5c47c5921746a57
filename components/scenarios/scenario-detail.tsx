import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Markdown } from "@/components/ui/markdown";
import type { ScenarioDetailView } from "@/lib/protocol/lists";
import { Anchors } from "./anchors";
import { PlanRuler } from "./plan-ruler";
import { ScenarioQuestion } from "./scenario-question";

/** A whole scenario for preparation: plan, situation, every question, the rubric. */
export function ScenarioDetail({ scenario }: { scenario: ScenarioDetailView }) {
  const t = useTranslations("scenarios");
  return (
    <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-[232px_minmax(0,1fr)]">
      <Panel title={t("outline")} className="desk:sticky desk:top-4">
        <ol className="p-2 text-sm">
          {scenario.questions.map((question) => (
            <li key={question.nodeId}><a href={`#${question.nodeId}`} className="flex min-h-[44px] items-center gap-2 rounded-md px-2 hover:bg-hover tablet:min-h-[32px]"><span className="mono text-xs text-ink-3">Q{question.index}</span>{question.label}</a></li>
          ))}
        </ol>
      </Panel>
      <div className="grid grid-cols-1 min-w-0 gap-4">
        <section className="panel p-5"><h2 className="lbl mb-2">{t("plan")}</h2><PlanRuler scenario={scenario} /></section>
        <section className="panel p-5">
          <h2 className="lbl mb-2">{t("briefing")}</h2>
          <Markdown>{scenario.briefing}</Markdown>
          {scenario.facts.length > 0 && <Facts facts={scenario.facts} label={t("facts")} />}
        </section>
        {scenario.questions.map((question) => <ScenarioQuestion key={question.nodeId} question={question} />)}
        <section className="panel p-5"><h2 className="lbl mb-2">{t("interviewCriteria")}</h2><Anchors criteria={scenario.criteria} /></section>
      </div>
    </div>
  );
}

function Facts({ facts, label }: { facts: ScenarioDetailView["facts"]; label: string }) {
  return (
    <dl aria-label={label} className="mt-4 grid grid-cols-1 gap-x-4 border-t border-line-1 text-sm tablet:grid-cols-2">
      {facts.map((fact) => (
        <div key={fact.id} className="flex gap-3 border-b border-line-1 py-1.5"><dt className="w-28 flex-none text-ink-3">{fact.label}</dt><dd className="min-w-0">{fact.value}</dd></div>
      ))}
    </dl>
  );
}
