"use client";

import { useTranslations } from "next-intl";
import { Slider } from "radix-ui";
import { useMemo, type KeyboardEvent, type ReactNode } from "react";
import { clockText } from "@/lib/i18n/clock-text";
import type { PlaybackView } from "@/lib/protocol/playback";
import { STEP_MS } from "./controls";
import { DensityLane, MarkLane, QuestionLane, Ticks } from "./lanes";
import { laneOf, type LaneName } from "./moment-words";
import type { Player } from "./use-player";

const LANES: readonly LaneName[] = ["reveals", "runs", "terminal", "notes", "scores"];

type Props = { playback: PlaybackView; player: Player; shownId: string | null; phone: boolean; children?: ReactNode };

/** The interview as a whole, in lanes, with the playhead over all of them. `children` are further lanes. */
export function Scrubber({ playback, player, shownId, phone, children }: Props) {
  const t = useTranslations("playback");
  const { durationMs, questions, moments } = playback;
  const lanes = useMemo(() => LANES.map((name) => ({ name, moments: moments.filter((moment) => laneOf(moment) === name) })).filter((lane) => lane.moments.length > 0), [moments]);
  const shown = questions.find((question) => question.questionId === shownId);
  return (
    <div className="tl">
      <span>{t("lane.questions")}</span><QuestionLane questions={questions} durationMs={durationMs} shownId={shownId} onSeek={player.seek} />
      <span>{t("lane.typing")}</span><DensityLane density={playback.density} pauses={playback.pauses} durationMs={durationMs} />
      {lanes.map((lane) => <Lane key={lane.name} label={t(`lane.${lane.name}`)}><MarkLane moments={lane.moments} durationMs={durationMs} drawnOnly={phone} onSeek={player.seek} /></Lane>)}
      {children}
      <Ticks durationMs={durationMs} />
      <Slider.Root className="rail0" min={0} max={Math.max(1, durationMs)} step={100} value={[player.clockMs]} onValueChange={([to]) => to !== undefined && player.seek(to)} onKeyDown={(event) => stepByKey(event, player)}>
        <Slider.Track className="rail1" />
        <Slider.Thumb className="hd0" aria-label={t("playhead")} aria-valuetext={shown ? t("position", { clock: clockText(player.clockMs), total: clockText(durationMs), index: shown.index }) : clockText(player.clockMs)} />
      </Slider.Root>
    </div>
  );
}

export function Lane({ label, children }: { label: string; children: ReactNode }) {
  return <><span>{label}</span>{children}</>;
}

/** The slider's own steps would be a tenth of a second. */
function stepByKey(event: KeyboardEvent, { clockMs, seek }: Player): void {
  const step = { ArrowLeft: -STEP_MS, ArrowDown: -STEP_MS, ArrowRight: STEP_MS, ArrowUp: STEP_MS, PageUp: 6 * STEP_MS, PageDown: -6 * STEP_MS }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  seek(clockMs + step);
}
