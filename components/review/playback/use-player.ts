"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { afterIdle } from "@/lib/domain/playback/navigation";
import type { PlaybackView } from "@/lib/protocol/playback";

export const RATES = [0.5, 1, 1.5, 2, 4, 8, 16, 32] as const;
export type Rate = (typeof RATES)[number];

/** The picture moves at most so often, in milliseconds; with less motion wished for, once a second. */
const FRAME_MS = 40;
const CALM_FRAME_MS = 1_000;

export type Player = {
  clockMs: number;
  playing: boolean;
  rate: Rate;
  skipIdle: boolean;
  /** Counts jumps: what follows the playhead tells a jump from playing on by it. */
  jumps: number;
  seek(clockMs: number): void;
  toggle(): void;
  pause(): void;
  setRate(rate: Rate): void;
  setSkipIdle(skip: boolean): void;
};

/** The one playhead. `startMs` is where it stands at first. */
export function usePlayer({ durationMs, active }: Pick<PlaybackView, "durationMs" | "active">, startMs: number, calm: boolean): Player {
  const [clockMs, setClock] = useState(() => clamp(startMs, durationMs));
  const [wanted, setPlaying] = useState(false);
  const playing = wanted && clockMs < durationMs;
  const [rate, setRate] = useState<Rate>(1);
  const [skipIdle, setSkipIdle] = useState(true);
  const [jumps, setJumps] = useState(0);

  const advance = useEffectEvent((realMs: number) =>
    setClock((from) => {
      const moved = from + realMs * rate;
      return clamp((skipIdle ? afterIdle(active, moved) : null) ?? moved, durationMs);
    }),
  );
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      if (now - last >= (calm ? CALM_FRAME_MS : FRAME_MS)) {
        advance(now - last);
        last = now;
      }
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, calm]);

  const seek = useCallback(
    (to: number) => {
      setClock(clamp(to, durationMs));
      setJumps((count) => count + 1);
    },
    [durationMs],
  );
  const pause = useCallback(() => setPlaying(false), []);
  const toggle = () => {
    if (!playing && clockMs >= durationMs) seek(0);
    setPlaying(!playing);
  };
  return { clockMs, playing, rate, skipIdle, jumps, seek, toggle, pause, setRate, setSkipIdle };
}

function clamp(clockMs: number, durationMs: number): number {
  return Math.min(Math.max(0, clockMs), durationMs);
}
