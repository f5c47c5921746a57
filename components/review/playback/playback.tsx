"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { AnswerSelection } from "@/components/editor/answer-editor";
import { PHONE, REDUCED_MOTION, useMedia } from "@/components/editor/use-media";
import { clockText } from "@/lib/i18n/clock-text";
import { nextMark, previousMark, questionAt } from "@/lib/domain/playback/navigation";
import type { PlaybackView } from "@/lib/protocol/playback";
import { Controls, STEP_MS } from "./controls";
import { Flow } from "./flow";
import { Scrubber } from "./scrubber";
import { Stage } from "./stage";
import { useMomentLink } from "./use-moment-link";
import { usePlaybackKeys } from "./use-playback-keys";
import { usePlayer } from "./use-player";
import { useTimelines } from "./use-timelines";
import "./playback.css";

/** The interview once more, from its journal: one playhead drives the answer, the questions and everything that happened. */
export function Playback({ playback, startMs }: { playback: PlaybackView; startMs: number }) {
  const t = useTranslations("playback");
  const phone = useMedia(PHONE);
  const calm = useMedia(REDUCED_MOTION);
  const player = usePlayer(playback, startMs, calm);
  const { clockMs, seek } = player;
  const [chosen, setChosen] = useState<{ questionId: string; during: string | null } | null>(null);
  const [, setSelection] = useState<AnswerSelection | null>(null);

  const followed = questionAt(playback, clockMs);
  const shownId = chosen?.during === followed ? chosen.questionId : followed;
  const timelines = useTimelines(playback.interviewId, [shownId, ...playback.questions.map(({ questionId }) => questionId)].filter((id) => id !== null));
  const marks = useMemo(() => [...new Set(playback.moments.map((moment) => moment.clockMs))].sort((a, b) => a - b), [playback]);
  const link = useMomentLink(clockMs, player.playing);
  const previous = () => seek(previousMark(marks, clockMs) ?? 0);
  const next = () => seek(nextMark(marks, clockMs) ?? playback.durationMs);
  usePlaybackKeys({
    Space: player.toggle,
    ArrowLeft: () => seek(clockMs - STEP_MS),
    ArrowRight: () => seek(clockMs + STEP_MS),
    BracketLeft: previous,
    BracketRight: next,
  });
  const question = playback.questions.find(({ questionId }) => questionId === shownId) ?? null;
  return (
    <section className="panel play" aria-label={t("title")}>
      <div className="stage">
        <Stage playback={playback} question={question} clockMs={clockMs} timelines={timelines} onChoose={(questionId) => setChosen({ questionId, during: followed })} onSelection={setSelection} />
        <aside className="mo" aria-label={t("atMoment", { clock: clockText(clockMs) })}><Flow question={question} moments={playback.moments} clockMs={clockMs} onSeek={seek} /></aside>
      </div>
      <div className="scr">
        <Controls player={player} durationMs={playback.durationMs} link={link} onPrevious={previous} onNext={next} />
        <Scrubber playback={playback} player={player} shownId={shownId} phone={phone} />
      </div>
    </section>
  );
}
