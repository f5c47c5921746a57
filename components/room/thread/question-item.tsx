"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Markdown } from "@/components/ui/markdown";
import { TailNode } from "@/components/ui/tail";
import type { AnswerText } from "@/lib/client/types";
import { clockText } from "@/lib/i18n/clock-text";
import type { RoomCardView, RoomFollowUpView, RoomQuestionView } from "@/lib/protocol/views";
import { useIsWritten } from "../use-answers";
import { EvidenceCard } from "./evidence-card";

type Props = { question: RoomQuestionView; answer: AnswerText | undefined; fresh: boolean };

/** A question on the thread: in full while it is the current one, folded to its title once it is past. */
export function QuestionItem(props: Props) {
  return props.question.state === "current" ? <CurrentQuestion {...props} /> : <PastQuestion {...props} />;
}

function CurrentQuestion({ question, fresh }: Props) {
  const steps = stepsOf(question);
  return (
    <li className="q" aria-current="step" id={`question-${question.nodeId}`}>
      <Heading question={question} node={<TailNode state="current" />} />
      {question.newest ? <NewQuestion question={question} fresh={fresh} /> : <div className={clsx("body", steps.length > 0 && "live")}><Markdown>{question.prompt}</Markdown></div>}
      {steps.length > 0 && <Steps steps={steps} fresh={fresh} />}
    </li>
  );
}

function NewQuestion({ question, fresh }: { question: RoomQuestionView; fresh: boolean }) {
  const t = useTranslations("room.thread");
  return (
    <div className={clsx("cd first", fresh && "fresh")} data-newest>
      <div className="k">{t(question.index === 1 ? "firstQuestion" : "nextQuestion")}</div>
      <Markdown>{question.prompt}</Markdown>
    </div>
  );
}

function PastQuestion({ question, answer }: Props) {
  const t = useTranslations("room.thread");
  const written = useIsWritten(answer);
  const steps = stepsOf(question);
  const notes = [question.followUps.length > 0 && t("followUps", { count: question.followUps.length }), written && t("answerSaved")].filter(Boolean);
  return (
    <li className="q past" id={`question-${question.nodeId}`}>
      <details>
        <summary>
          <Heading question={question} node={<TailNode state="done" label={t("done")} />} fold />
          {notes.length > 0 && <p className="notes">{notes.join(" · ")}</p>}
        </summary>
        <div className={clsx("body", steps.length > 0 && "live")}><Markdown>{question.prompt}</Markdown></div>
        <Steps steps={steps} fresh={false} />
      </details>
    </li>
  );
}

function Heading({ question, node, fold = false }: { question: RoomQuestionView; node: ReactNode; fold?: boolean }) {
  return (
    <div className="h">
      {node}
      <span className="n">Q{question.index}</span>
      <h2>{question.title}</h2>
      {fold && <Icon as={ChevronDown} size={14} className="fold" />}
      <time>{clockText(question.clockMs)}</time>
    </div>
  );
}

type Step = { kind: "followUp"; at: number; followUp: RoomFollowUpView } | { kind: "card"; at: number; card: RoomCardView };

/** Follow-ups and cards in the order in which they were shown. */
function stepsOf(question: RoomQuestionView): Step[] {
  const followUps = question.followUps.map((followUp): Step => ({ kind: "followUp", at: followUp.clockMs, followUp }));
  const cards = question.cards.map((card): Step => ({ kind: "card", at: card.clockMs, card }));
  return [...followUps, ...cards].sort((a, b) => a.at - b.at);
}

function Steps({ steps, fresh }: { steps: readonly Step[]; fresh: boolean }) {
  return (
    <ol className="fus">
      {steps.map((step) => {
        const item = step.kind === "followUp" ? step.followUp : step.card;
        const isFresh = item.newest && fresh;
        return (
          <li key={item.nodeId} className={clsx("fu", item.newest && "new", isFresh && "fresh", step.kind === "card" && "card")} data-newest={item.newest || undefined}>
            <TailNode state={item.newest ? "current" : "revealed"} />
            {step.kind === "card" ? <CardStep card={step.card} /> : <FollowUp followUp={step.followUp} />}
          </li>
        );
      })}
    </ol>
  );
}

function FollowUp({ followUp }: { followUp: RoomFollowUpView }) {
  const t = useTranslations("room.thread");
  const time = <time>{clockText(followUp.clockMs)}</time>;
  if (!followUp.newest) return <div className="r"><Markdown className="grow">{followUp.prompt}</Markdown>{time}</div>;
  return (
    <div className="cd">
      <div className="k">{t("followUp")}{time}</div>
      <Markdown>{followUp.prompt}</Markdown>
    </div>
  );
}

function CardStep({ card }: { card: RoomCardView }) {
  const t = useTranslations("room.thread");
  if (!card.newest) return <EvidenceCard card={card} />;
  return (
    <div className="cd">
      <div className="k">{t("newCard")}</div>
      <EvidenceCard card={card} />
    </div>
  );
}
