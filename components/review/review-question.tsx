import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CodeView } from "@/components/ui/code-view";
import { Markdown } from "@/components/ui/markdown";
import { Tail, TailItem, TailNode } from "@/components/ui/tail";
import { clockText } from "@/lib/i18n/clock-text";
import type { ResultView, ReviewView } from "@/lib/protocol/views";
import { Moments, type ReviewNote } from "./moments";
import { OwnScores } from "./own-scores";
import { ResultTable } from "./result-table";
import { RunList } from "./run-list";

type Question = ReviewView["questions"][number];
type Props = { question: Question; notes: readonly ReviewNote[]; result: ResultView | null; rater: boolean; myName: string };

/** One question as it went: what was asked when, the answer, runs, notes, scores. */
export function ReviewQuestion({ question, notes, result, rater, myName }: Props) {
  const t = useTranslations("review");
  const rows = result?.rows.filter((row) => row.scope === question.nodeId) ?? [];
  const showMoments = notes.length > 0 || question.pins.length > 0;
  return (
    <section className="panel" aria-labelledby={question.nodeId} id={`question-${question.index}`}>
      <div className="p-5 pb-4">
        <p className="num flex gap-2 text-xs text-ink-3"><span>{t("question", { index: question.index })}</span>·<span>{t("revealedAt", { clock: clockText(question.revealedClockMs) })}</span></p>
        <h2 id={question.nodeId} className="mt-1 mb-2 text-xl font-semi tracking-tight">{question.title}</h2>
        <div className={clsx("flex gap-2.5", question.followUps.length > 0 && "stem")}><TailNode state="done" className="mt-1" /><Markdown>{question.prompt}</Markdown></div>
        <FollowUps followUps={question.followUps} />
        <Cards cards={question.cards} />
      </div>
      <Answer question={question}>{showMoments && <aside className="mo" aria-label={t("moment", { index: question.index })}><Moments notes={notes} pins={question.pins} answer={question.answer} myName={myName} /></aside>}</Answer>
      {question.runs.length > 0 && <RunList runs={question.runs} />}
      {rows.length > 0 && result && <div className="border-t border-line-1"><ResultTable rows={rows} raters={result.raters} /></div>}
      {rater && question.criteria.length > 0 && <div className="border-t border-line-1 p-5"><OwnScores criteria={question.criteria} scores={question.scores} /></div>}
      {question.modelAnswer !== null && (
        <details className="border-t border-line-1"><summary className="sum min-h-[44px] px-5 text-sm font-medium">{t("modelAnswer")}</summary><Markdown className="px-5 pb-5">{question.modelAnswer}</Markdown></details>
      )}
    </section>
  );
}

function FollowUps({ followUps }: { followUps: Question["followUps"] }) {
  const t = useTranslations("review");
  if (followUps.length === 0) return null;
  return (
    <Tail aria-label={t("followUps")}>
      {followUps.map((followUp) => (
        <TailItem key={followUp.nodeId} state={followUp.selfFound ? "selfFound" : "revealed"}>
          <p className="text-sm leading-5">
            {followUp.prompt}
            <span className="ml-2 inline-flex flex-wrap gap-1.5 align-middle">
              <span className="mono num text-xs leading-5 text-ink-3">{followUp.revealedClockMs === null ? t("notRevealed") : clockText(followUp.revealedClockMs)}</span>
              {followUp.selfFound && <Badge tone="ok">{t("selfFound")}</Badge>}
              {followUp.adHoc && <Badge tone="line">{t("adHoc")}</Badge>}
            </span>
          </p>
        </TailItem>
      ))}
    </Tail>
  );
}

function Cards({ cards }: { cards: Question["cards"] }) {
  if (cards.length === 0) return null;
  return (
    <div className="mt-3 grid grid-cols-1 gap-2">
      {cards.map((card) => (
        <details key={card.nodeId} className="rounded-md border border-line-1">
          <summary className="sum min-h-[44px] gap-3 px-3 text-sm font-medium tablet:min-h-[38px]"><span className="grow">{card.title}</span><span className="mono num text-xs text-ink-3">{clockText(card.revealedClockMs)}</span></summary>
          <pre tabIndex={0} className="out rounded-t-none">{card.body}</pre>
        </details>
      ))}
    </div>
  );
}

function Answer({ question, children }: { question: Question; children: ReactNode }) {
  const t = useTranslations("review");
  const marks = question.pins.filter((pin) => question.answer.slice(pin.start, pin.end) === pin.quote);
  return (
    <div className="stage">
      <div className={children ? "min-w-0" : "col-span-full min-w-0"}>
        <div className="eh"><b>{t("answer")}</b><span>{t(`language.${question.language}`)}</span></div>
        {question.answer.trim() === "" ? <p className="px-4 py-4 text-sm text-ink-3">{t("noAnswer")}</p> : <CodeView text={question.answer} marks={marks} label={t("answerLabel", { index: question.index })} />}
      </div>
      {children}
    </div>
  );
}
