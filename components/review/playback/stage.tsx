"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AnswerSelection } from "@/components/editor/answer-editor";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { SideDiff } from "@/components/ui/side-diff";
import { Skeleton } from "@/components/ui/skeleton";
import { clockText } from "@/lib/i18n/clock-text";
import type { AnswerTimeline } from "@/lib/domain/playback/answer-timeline";
import { languageAt } from "@/lib/domain/playback/navigation";
import type { PlaybackMoment, PlaybackQuestionView, PlaybackView } from "@/lib/protocol/playback";
import { lookOf } from "./moment-words";
import { ReplayEditor } from "./replay-editor";
import { TerminalStage } from "./terminal-stage";
import type { Timelines } from "./use-timelines";

/** The choice of the terminal among the answers; no question is called so. */
export const TERMINAL = "@terminal";

type Props = {
  playback: PlaybackView;
  question: PlaybackQuestionView | null;
  /** The terminal is shown instead of the answer. */
  onTerminal: boolean;
  clockMs: number;
  timelines: Timelines;
  /** The moment with which the answer is compared, or null. */
  compareFrom: number | null;
  onCompare(from: number | null): void;
  /** A question's id, or `TERMINAL`. */
  onChoose(stage: string): void;
  onSelection(selection: AnswerSelection | null): void;
};

/** The answer as it stood, with what it had been run to last. */
export function Stage({ playback, question, onTerminal, clockMs, timelines, compareFrom, onCompare, onChoose, onSelection }: Props) {
  const t = useTranslations();
  const asked = playback.questions.filter((each) => each.clockMs <= clockMs);
  if (!question) return <div className="sc"><div className="eh"><b>{t("playback.beforeFirst")}</b></div><div className="ed" /></div>;
  const answer = timelines.of(question.questionId);
  const language = languageAt(question, clockMs);
  const name = question.fileName ?? `answer-${question.index}`;
  const run = playback.moments.findLast((moment) => moment.kind === "run" && moment.questionId === question.questionId && moment.endedMs !== null && moment.endedMs <= clockMs);
  return (
    <div className="sc">
      <div className="eh">
        {asked.length > 1 || playback.host ? (
          <select aria-label={t("playback.answerOf")} value={onTerminal ? TERMINAL : question.questionId} onChange={(event) => onChoose(event.target.value)}>
            {asked.map((each) => <option key={each.questionId} value={each.questionId}>{`Q${each.index} ${each.label ?? each.title}`}</option>)}
            {playback.host && <option value={TERMINAL}>{t("playback.terminal")}</option>}
          </select>
        ) : <b className="mono">{name}</b>}
        {onTerminal ? <span className="wide mono">{playback.host?.name}</span> : <span className="wide">{asked.length > 1 && <span className="mono">{name}</span>} {t(`review.language.${language}`)}</span>}
        <span className="grow" />
        {run?.kind === "run" && <RunBadge moment={run} />}
        {compareFrom !== null && <Button size="sm" onClick={() => onCompare(null)}>{t("playback.compareEnd")}</Button>}
        {answer.state === "ready" && !onTerminal && <span className="num wide nowrap">{t("playback.edits", { count: answer.timeline.countAt(clockMs) })}</span>}
      </div>
      {onTerminal && compareFrom === null ? <TerminalStage playback={playback} clockMs={clockMs} /> : <div className="ed">
        {answer.state === "loading" && <Skeleton label={t("playback.loading")} className="answer-loading" />}
        {answer.state === "failed" && <Banner tone="warn" icon={TriangleAlert} action={<Button size="sm" onClick={() => timelines.load(question.questionId)}>{t("playback.retry")}</Button>}>{t(`failures.${answer.code}`)}</Banner>}
        {answer.state === "ready" && compareFrom !== null && <Changes timeline={answer.timeline} moments={[compareFrom, clockMs]} />}
        {answer.state === "ready" && compareFrom === null && (
          <ReplayEditor
            {...answer.timeline.drawnAt(clockMs)} showCaret={playback.status !== "lobby"} language={language} marks={[]}
            ariaLabel={t("playback.answerAt", { index: question.index, clock: clockText(clockMs) })} readOnlyMessage={t("playback.readOnly")} onSelection={onSelection}
          />
        )}
      </div>}
    </div>
  );
}

/** What changed in the answer between two moments, the earlier one on the left. */
function Changes({ timeline, moments }: { timeline: AnswerTimeline; moments: [number, number] }) {
  const t = useTranslations("playback");
  const [from, to] = [...moments].sort((a, b) => a - b) as [number, number];
  const [left, right] = [timeline.textAt(from), timeline.textAt(to)];
  return (
    <div className="dc" tabIndex={0} role="region" aria-label={t("changes", { from: clockText(from), to: clockText(to) })}>
      {left === right ? <p>{t("noChange", { from: clockText(from), to: clockText(to) })}</p> : <SideDiff left={left} right={right} leftTitle={t("textAt", { clock: clockText(from) })} rightTitle={t("textAt", { clock: clockText(to) })} />}
    </div>
  );
}

function RunBadge({ moment }: { moment: PlaybackMoment & { kind: "run" } }) {
  const t = useTranslations();
  const { icon, tone } = lookOf(moment);
  const badge = tone === "ok" || tone === "bad" || tone === "warn" ? tone : "plain";
  return <Badge tone={badge} icon={icon}>{moment.run.verdict ? t(`review.verdict.${moment.run.verdict}`) : t(`review.runState.${moment.run.state}`)} · <span className="mono num">{clockText(moment.clockMs)}</span></Badge>;
}
