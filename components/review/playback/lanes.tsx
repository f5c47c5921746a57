"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Icon } from "@/components/ui/icon";
import { clockText } from "@/lib/i18n/clock-text";
import { bunchesOf } from "@/lib/domain/playback/navigation";
import type { DensityView, PlaybackMoment, PlaybackQuestionView, PlaybackView } from "@/lib/protocol/playback";
import { lookOf, useMomentWords } from "./moment-words";

/** Marks nearer than this share of the whole are drawn as one: about a mark's width. */
const NEAR = 0.022;
const NEAR_ON_PHONE = 0.05;

export const share = (clockMs: number, durationMs: number) => `${durationMs === 0 ? 0 : (Math.min(clockMs, durationMs) / durationMs) * 100}%`;

/** Which question was open when. */
export function QuestionLane({ questions, durationMs, shownId, onSeek }: { questions: readonly PlaybackQuestionView[]; durationMs: number; shownId: string | null; onSeek(clockMs: number): void }) {
  const t = useTranslations("playback");
  const first = questions[0];
  return (
    <div className="ln">
      {first && first.clockMs > 0 && <span className="sg" style={{ left: 0, width: share(first.clockMs, durationMs) }} title={t("briefing")}>{t("briefingShort")}</span>}
      {questions.map((question, at) => {
        const until = questions[at + 1]?.clockMs ?? durationMs;
        return (
          <button
            key={question.questionId} type="button" className={clsx("sg", question.questionId === shownId && "on")} title={`Q${question.index} ${question.title}`}
            aria-label={`Q${question.index} ${question.label ?? question.title}, ${t("toQuestion", { index: question.index, title: question.title, clock: clockText(question.clockMs) })}`}
            style={{ left: share(question.clockMs, durationMs), width: share(until - question.clockMs, durationMs) }} onClick={() => onSeek(question.clockMs)}
          >
            Q{question.index} <span>{question.label ?? question.title}</span>
          </button>
        );
      })}
    </div>
  );
}

/** How much was typed when; a pause of the clock is a gap in the line. */
export const DensityLane = memo(function DensityLane({ density, pauses, durationMs }: { density: DensityView; pauses: PlaybackView["pauses"]; durationMs: number }) {
  const t = useTranslations("playback");
  const most = Math.max(1, ...density.units);
  const bars = density.units.map((units, at) => `M${at + 0.5} 28V${units === 0 ? 27.4 : 28 - 4 - 22 * Math.sqrt(units / most)}`).join("");
  return (
    <div className="ln wv">
      <svg className="wave" viewBox={`0 0 ${density.units.length} 28`} preserveAspectRatio="none" aria-hidden><path d={bars} /></svg>
      {pauses.map((pause) => <i key={pause.clockMs} className="ps" style={{ left: share(pause.clockMs, durationMs) }} title={t("paused", { clock: clockText(pause.clockMs), lasted: clockText(pause.lastedMs) })} />)}
    </div>
  );
});

/** Marks of one kind. Drawn only where a finger could not hit them; the keys and "next mark" reach them all. */
export const MarkLane = memo(function MarkLane({ moments, durationMs, drawnOnly, onSeek }: { moments: readonly PlaybackMoment[]; durationMs: number; drawnOnly: boolean; onSeek(clockMs: number): void }) {
  const words = useMomentWords();
  return (
    <div className="ln">
      {bunchesOf(moments, durationMs * (drawnOnly ? NEAR_ON_PHONE : NEAR)).map((bunch) => {
        const first = bunch[0] as PlaybackMoment;
        const { icon, tone } = lookOf(bunch.find((moment) => lookOf(moment).tone !== "plain") ?? first);
        const label = bunch.map((moment) => `${clockText(moment.clockMs)} ${words(moment)}`).join("\n");
        const mark = { className: clsx("mk", tone), style: { left: share(first.clockMs, durationMs) } };
        const drawn = <>{bunch.length > 1 ? <b className="num">{bunch.length}</b> : <Icon as={icon} size={14} />}</>;
        if (drawnOnly) return <span key={first.id} {...mark} aria-hidden>{drawn}</span>;
        return <button key={first.id} type="button" {...mark} title={label} aria-label={bunch.length > 1 ? `${bunch.length}: ${label}` : label} onClick={() => onSeek(first.clockMs)}>{drawn}</button>;
      })}
    </div>
  );
});

const TICKS_MIN = [1, 2, 5, 10, 15, 30];

export const Ticks = memo(function Ticks({ durationMs }: { durationMs: number }) {
  const every = (TICKS_MIN.find((minutes) => durationMs / (minutes * 60_000) <= 10) ?? 30) * 60_000;
  const ticks = Array.from({ length: Math.floor(durationMs / every) + 1 }, (_, at) => at * every).filter((tick) => tick <= durationMs * 0.95);
  return <div className="tick" aria-hidden>{ticks.map((tick) => <span key={tick} style={{ left: share(tick, durationMs) }}>{clockText(tick)}</span>)}</div>;
});
