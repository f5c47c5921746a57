"use client";

import { Info, Tally5 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import type { ConsoleView } from "@/lib/protocol/views";
import { Criterion } from "./criterion";
import { Completeness } from "./completeness";
import { FollowUps } from "./follow-ups";
import { criteriaOf, filledCount } from "./rubric";
import { SealHours } from "./seal-hours";
import { ResultTable } from "./result-table";
import type { ScoringUi } from "./use-scoring";
import "./rubric.css";

/** Scoring against behavioural anchors, for one question or the whole interview. Other raters' levels are not here before all are open. */
export function RubricPanel({ scoring, serverNow, onSubmit, onProbe, onEmpty }: {
  scoring: ScoringUi;
  serverNow: () => number;
  onSubmit: () => void;
  onProbe: (nodeId: string) => void;
  onEmpty: () => void;
}) {
  const t = useTranslations("console.rubric");
  const { view, scope, questionScope } = scoring;
  const { filled, of } = filledCount(view, scope);
  const question = view.questions.find((each) => each.nodeId === questionScope);
  if (view.result) return <ResultTable view={view} result={view.result} />;
  return (
    <section className="con-rubric" aria-labelledby="con-rubric-title">
      <div className="sh">
        <h2 id="con-rubric-title">{t("title")}</h2>
        <Badge icon={Tally5}>{t("blind")}</Badge>
        <span className="grow" />
        <span className="lbl num" aria-label={t("filled", { filled, of })}>{filled} / {of}</span>
        <Popover label={t("raters")} trigger={<IconButton label={t("raters")} size="sm"><Icon as={Info} size={14} /></IconButton>}><Raters view={view} /></Popover>
      </div>
      <Completeness view={view} serverNow={serverNow} onProbe={onProbe} onEmpty={onEmpty} />
      <div className="sw">
        <Segmented
          label={t("scope")}
          value={scope === "interview" ? "interview" : "question"}
          onChange={(next) => scoring.setScope(next === "interview" || questionScope === null ? "interview" : questionScope)}
          options={[
            { value: "question", label: question ? t("thisQuestion", { index: question.index }) : t("noQuestion"), disabled: questionScope === null },
            { value: "interview", label: t("whole") },
          ]}
        />
      </div>
      <div className="rub">
        {scope !== "interview" && question && <FollowUps key={question.nodeId} question={question} scoring={scoring} />}
        {criteriaOf(view, scope).map((criterion, at) => <Criterion key={`${scope}/${criterion.id}`} criterion={criterion} place={at + 1} scoring={scoring} />)}
      </div>
      <SubmitRow scoring={scoring} onSubmit={onSubmit} />
    </section>
  );
}

function Raters({ view }: { view: ConsoleView }) {
  const t = useTranslations("console.rubric");
  return (
    <div className="con-raters">
      <p>{t("blindText", { hours: view.sealHours })}</p>
      <ul>
        {view.raters.map((rater) => <li key={rater.participantId}><span>{rater.name}</span><Badge tone={rater.submitted ? "ok" : "plain"}>{t(rater.submitted ? "handedIn" : "waiting")}</Badge></li>)}
      </ul>
      <SealHours view={view} />
      <p>{t("notObservedText")}</p>
    </div>
  );
}

/** Handing in is open once the interview has ended; afterwards the panel only shows. */
function SubmitRow({ scoring, onSubmit }: { scoring: ScoringUi; onSubmit: () => void }) {
  const t = useTranslations("console.rubric");
  const { view } = scoring;
  if (view.clock.status === "lobby") return <p className="note">{t("notStarted")}</p>;
  if (view.clock.status !== "ended") return null;
  const handedIn = view.raters.filter((rater) => rater.submitted).length;
  return (
    <div className="submit">
      <span className="muted">{t("sealed", { handedIn, waiting: view.raters.length - handedIn })}</span>
      <span className="grow" />
      {view.submitted ? <Badge tone="ok">{t("submitted")}</Badge> : <Button variant="ink" size="sm" onClick={onSubmit}>{t("submit")}</Button>}
    </div>
  );
}
