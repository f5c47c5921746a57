import { useTranslations } from "next-intl";
import { VerdictBadge } from "@/components/review/verdict-badge";
import { CodeView } from "@/components/ui/code-view";
import { Panel } from "@/components/ui/panel";
import { clockText } from "@/lib/i18n/clock-text";
import type { CompareAnswerView, CompareQuestionView, CompareSideView, Pair } from "@/lib/protocol/compare";
import { MedianTable } from "./median-table";
import { SideName, sideText } from "./side-name";
import { Standing } from "./standing";

type Props = { question: CompareQuestionView; sides: Pair<CompareSideView>; scored: boolean };

/** One question of the same scenario: both answers, their scores, and how the follow-ups went. */
export function CompareQuestion({ question: { title, answers, rows, followUps }, sides, scored }: Props) {
  const t = useTranslations("compare");
  return (
    <Panel title={title} className="overflow-hidden">
      <div className="ans">{sides.map((side, at) => <Answer key={side.interviewId} side={side} at={at} answer={answers[at] ?? null} title={title} />)}</div>
      {followUps.length > 0 && (
        <ul className="tails" aria-label={t("followUpsOf", { title })}>
          {followUps.map(({ nodeId, prompt, standings }) => (
            <li key={nodeId}>
              <p>{prompt}</p>
              <p className="two-st">{sides.map((side, at) => <span key={side.interviewId}><SideName side={side} at={at} /><Standing standing={standings[at] ?? null} scored={scored} /></span>)}</p>
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && <MedianTable sides={sides} rows={rows} />}
    </Panel>
  );
}

function Answer({ side, at, answer, title }: { side: CompareSideView; at: number; answer: CompareAnswerView | null; title: string }) {
  const t = useTranslations();
  return (
    <div>
      <p className="eh">
        <SideName side={side} at={at} />
        {answer && <span className="num">{t("compare.spent", { clock: clockText(answer.spentMs) })}</span>}
        {answer && answer.runs > 0 && <span className="num">{t("compare.runs", { count: answer.runs })}</span>}
        {answer?.verdict && <VerdictBadge verdict={answer.verdict} />}
      </p>
      {answer === null ? <p className="none">{t("compare.notAsked")}</p> : answer.answer.trim() === "" ? <p className="none">{t("review.noAnswer")}</p> : <CodeView text={answer.answer} label={t("compare.answerOf", { title, side: sideText(side) })} />}
    </div>
  );
}
