"use client";

import { ChevronRight, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { outcomeSchema, type FollowUpOutcome } from "@/lib/protocol/commands";
import type { ConsoleFollowUpView, ConsoleQuestionView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";
import { StampDialog } from "./stamp-dialog";
import type { ScoringUi } from "./use-scoring";

/** Follow-ups of a question that were asked or found: how each was answered, and the answer before it, to read and to score apart. */
export function FollowUps({ question, scoring }: { question: ConsoleQuestionView; scoring: ScoringUi }) {
  const t = useTranslations("scoring.followUps");
  const [read, setRead] = useState<ConsoleFollowUpView | null>(null);
  const asked = question.followUps.filter((followUp) => followUp.revealedClockMs !== null || followUp.state === "selfFound");
  const before = asked.find((followUp) => followUp.nodeId === scoring.before);
  if (asked.length === 0) return null;
  return (
    <details className="fus" open={before !== undefined || undefined}>
      <summary><Icon as={ChevronRight} size={12} />{t("title", { count: asked.length })}</summary>
      <ul>{asked.map((followUp) => <Row key={followUp.nodeId} followUp={followUp} scoring={scoring} onRead={() => setRead(followUp)} />)}</ul>
      {before && <p className="now"><span>{t("scoringBefore", { title: before.title })}</span><Button size="sm" onClick={() => scoring.setBefore(null)}>{t("backToEnd")}</Button></p>}
      {read && <StampDialog interviewId={scoring.view.interviewId} followUp={read} onClose={() => setRead(null)} onScore={() => scoring.setBefore(read.nodeId)} readOnly={scoring.readOnly} />}
    </details>
  );
}

function Row({ followUp, scoring, onRead }: { followUp: ConsoleFollowUpView; scoring: ScoringUi; onRead: () => void }) {
  const t = useTranslations("scoring.followUps");
  const { send } = useCommands();
  const outcome = scoring.view.outcomes[followUp.nodeId] ?? null;
  const judge = (pressed: FollowUpOutcome) => void send({ type: "followUp.judge", nodeId: followUp.nodeId, outcome: pressed === outcome ? null : pressed });
  return (
    <li>
      <span className="tt">{followUp.title}</span>
      <span className="oc" role="group" aria-label={t("outcomeOf", { title: followUp.title })}>
        {outcomeSchema.options.map((each) => <button key={each} type="button" aria-pressed={each === outcome} disabled={scoring.readOnly} onClick={() => judge(each)}>{t(`outcome.${each}`)}</button>)}
      </span>
      {followUp.revealedClockMs !== null && <button type="button" className="bf" onClick={onRead}><Icon as={History} size={12} />{t("before")}<span className="mono num">{formatClock(followUp.revealedClockMs)}</span></button>}
    </li>
  );
}
