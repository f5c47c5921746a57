"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { AnswerSelection } from "@/components/editor/answer-editor";
import { PHONE, REDUCED_MOTION, useMedia } from "@/components/editor/use-media";
import { atTerminal, nextMark, previousMark, questionAt } from "@/lib/domain/playback/navigation";
import { QUOTE_MAX_CHARS } from "@/lib/protocol/limits";
import type { CommentsView } from "@/lib/protocol/comments";
import type { PlaybackView } from "@/lib/protocol/playback";
import type { CommentDeskActions } from "../comments/comment-actions";
import { useComments } from "../comments/use-comments";
import { Controls, STEP_MS } from "./controls";
import { CommentLane } from "./comment-lane";
import { KeyHints } from "./key-hints";
import { Scrubber } from "./scrubber";
import { Side, type SideTab } from "./side";
import { Stage, TERMINAL } from "./stage";
import { useMomentLink } from "./use-moment-link";
import { usePlaybackKeys } from "./use-playback-keys";
import { usePlayer } from "./use-player";
import { useTimelines } from "./use-timelines";
import "./playback.css";

type Props = { playback: PlaybackView; startMs: number; comments: CommentsView; commentActions: CommentDeskActions };

/** The interview once more, from its journal: one playhead drives the answer, the questions and everything that happened. */
export function Playback({ playback, startMs, comments, commentActions }: Props) {
  const t = useTranslations("playback");
  const phone = useMedia(PHONE);
  const calm = useMedia(REDUCED_MOTION);
  const player = usePlayer(playback, startMs, calm);
  const { clockMs, seek } = player;
  const [chosen, setChosen] = useState<{ stage: string; during: string | null } | null>(null);
  const [selection, setSelection] = useState<AnswerSelection | null>(null);
  const [tab, setTab] = useState<SideTab>("flow");
  const [compareFrom, setCompareFrom] = useState<number | null>(null);
  const desk = useComments(playback.interviewId, comments, commentActions);
  const composer = useRef<HTMLTextAreaElement>(null);

  const followed = questionAt(playback, clockMs);
  const stage = chosen?.during === followed ? chosen.stage : atTerminal(playback, clockMs) ? TERMINAL : followed;
  const shownId = stage === TERMINAL ? followed : stage;
  const timelines = useTimelines(playback.interviewId, [shownId, ...playback.questions.map(({ questionId }) => questionId)].filter((id) => id !== null));
  const { threads } = desk.comments;
  const marks = useMemo(() => [...new Set([...playback.moments, ...threads].map(({ clockMs: at }) => at))].sort((a, b) => a - b), [playback, threads]);
  const link = useMomentLink(clockMs, player.playing);
  const previous = () => seek(previousMark(marks, clockMs) ?? 0);
  const next = () => seek(nextMark(marks, clockMs) ?? playback.durationMs);
  usePlaybackKeys({
    Space: player.toggle,
    ArrowLeft: () => seek(clockMs - STEP_MS),
    ArrowRight: () => seek(clockMs + STEP_MS),
    BracketLeft: previous,
    BracketRight: next,
    KeyC: () => composer.current?.focus(),
  });
  // Right after a jump the words may be others; a quote counts only where it still stands.
  const span = selection && stage !== TERMINAL && shownId && selection.text.length <= QUOTE_MAX_CHARS ? { questionId: shownId, start: selection.start, end: selection.end, quote: selection.text } : null;
  /** Before a follow-up and after it: from when it was asked until the next thing was asked, or the end. */
  const compareAround = (askedMs: number) => {
    player.pause();
    setCompareFrom(askedMs);
    seek(playback.moments.find((moment) => (moment.kind === "followUp" || moment.kind === "question") && moment.clockMs > askedMs)?.clockMs ?? playback.durationMs);
  };
  const question = playback.questions.find(({ questionId }) => questionId === shownId) ?? null;
  return (
    <section className="panel play" aria-label={t("title")}>
      <div className="stage">
        <Stage playback={playback} question={question} onTerminal={stage === TERMINAL} clockMs={clockMs} timelines={timelines} compareFrom={compareFrom} onCompare={setCompareFrom}
          onChoose={(each) => setChosen({ stage: each, during: followed })} onSelection={setSelection} />
        <Side
          tab={tab} onTab={setTab} question={question} moments={playback.moments} clockMs={clockMs} desk={desk} span={span} composer={composer}
          onSeek={seek} onCompareAround={compareAround} onWriting={player.pause} onDropSpan={() => setSelection(null)}
        />
      </div>
      <div className="scr">
        <Controls player={player} durationMs={playback.durationMs} link={link} comparing={compareFrom !== null} onCompare={() => setCompareFrom(compareFrom === null ? clockMs : null)} onPrevious={previous} onNext={next} />
        <Scrubber playback={playback} player={player} shownId={shownId} phone={phone}>
          {threads.length > 0 && <CommentLane threads={threads} durationMs={playback.durationMs} drawnOnly={phone} onSeek={(to) => { seek(to); setTab("comments"); }} />}
        </Scrubber>
        <KeyHints comments={desk.comments.mayWrite} />
      </div>
    </section>
  );
}
