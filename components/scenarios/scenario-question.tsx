import { Check, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Markdown } from "@/components/ui/markdown";
import { Tail, TailItem, TailNode } from "@/components/ui/tail";
import type { ScenarioFollowUpView, ScenarioQuestionView } from "@/lib/protocol/lists";
import { Anchors } from "./anchors";

/** One question as an interviewer prepares it. */
export function ScenarioQuestion({ question }: { question: ScenarioQuestionView }) {
  const t = useTranslations("scenarios");
  const tc = useTranslations("common");
  return (
    <section id={question.nodeId} className="panel scroll-mt-16 p-5" aria-labelledby={`${question.nodeId}-title`}>
      <p className="num text-xs text-ink-3">{t("question", { index: question.index })} · {tc("minutes", { count: question.minutes })}</p>
      <h2 id={`${question.nodeId}-title`} className="mt-1 mb-3 text-xl font-semi tracking-tight">{question.title}</h2>
      <Part title={t("prompt")}><Markdown className="text-lg">{question.prompt}</Markdown></Part>
      {question.task && <Part title={t("task")}><Markdown>{question.task.brief}</Markdown><p className="mt-1 text-xs text-ink-3"><code className="mono">{question.task.fileName}</code> · {t("runsWith", { example: question.task.publicExample })}</p></Part>}
      {question.followUps.length > 0 && (
        <Part title={t("followUps")}>
          <TailNode state="revealed" />
          <Tail>{question.followUps.map((followUp) => <FollowUp key={followUp.nodeId} followUp={followUp} />)}</Tail>
        </Part>
      )}
      <Part title={t("modelAnswer")}><Markdown>{question.modelAnswer}</Markdown></Part>
      <div className="grid grid-cols-1 gap-x-6 tablet:grid-cols-2">
        <Part title={t("signals")}><Points points={question.signals} good /></Part>
        {question.misconceptions.length > 0 && <Part title={t("misconceptions")}><Points points={question.misconceptions} good={false} /></Part>}
      </div>
      {question.cards.length > 0 && (
        <Part title={t("cards")}>
          <div className="grid grid-cols-1 gap-2">{question.cards.map((card) => (
            <details key={card.nodeId} className="rounded-md border border-line-1">
              <summary className="sum min-h-[44px] px-3 text-sm font-medium tablet:min-h-[38px]">{card.title}</summary>
              <pre tabIndex={0} className="mono overflow-x-auto border-t border-line-1 p-3 text-xs leading-5">{card.body}</pre>
            </details>
          ))}</div>
        </Part>
      )}
      {question.criteria.length > 0 && <Part title={t("criteria")}><Anchors criteria={question.criteria} /></Part>}
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <div className="mt-4"><h3 className="lbl mb-1.5">{title}</h3>{children}</div>;
}

function Points({ points, good }: { points: readonly { id: string; text: string }[]; good: boolean }) {
  return (
    <ul className="grid grid-cols-1 gap-1.5 text-sm">
      {points.map((point) => (
        <li key={point.id} className="flex gap-2"><Icon as={good ? Check : CircleX} size={14} className={good ? "mt-[3px] text-ssuk-fg" : "mt-[3px] text-kkok-fg"} /><span>{point.text}</span></li>
      ))}
    </ul>
  );
}

function FollowUp({ followUp }: { followUp: ScenarioFollowUpView }) {
  const t = useTranslations("scenarios");
  const tc = useTranslations("common");
  const facts = [["whenToUse", followUp.whenToUse], ["probes", followUp.probes], ["goodReply", followUp.goodReply]] as const;
  return (
    <TailItem state="revealed" style={{ marginLeft: followUp.depth * 20 }}>
      <details>
        <summary className="cursor-pointer text-sm leading-5">
          <b className="font-medium">{followUp.prompt}</b>
          <span className="num ml-2 text-xs whitespace-nowrap text-ink-3">{tc("minutes", { count: followUp.minutes })}</span>
          {followUp.required && <Badge className="ml-2">{t("required")}</Badge>}
        </summary>
        <dl className="mt-1 mb-2 grid grid-cols-1 gap-x-3 gap-y-1 text-sm tablet:grid-cols-[72px_minmax(0,1fr)]">
          {facts.map(([key, text]) => <div key={key} className="contents"><dt className="text-xs leading-5 text-ink-3">{t(key)}</dt><dd className="text-ink-2">{text}</dd></div>)}
        </dl>
      </details>
    </TailItem>
  );
}
