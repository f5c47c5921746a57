"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { HostTerminal } from "@/components/terminal/host-terminal";
import { terminalAt } from "@/lib/domain/playback/navigation";
import type { PlaybackView } from "@/lib/protocol/playback";

/** The terminal as it stood. */
export function TerminalStage({ playback, clockMs }: { playback: PlaybackView; clockMs: number }) {
  const t = useTranslations("playback");
  const changes = useMemo(() => playback.moments.flatMap((moment) => (moment.kind === "host" ? [moment.clockMs, moment.endedMs ?? moment.clockMs] : [])).sort((a, b) => a - b), [playback]);
  // Between two changes it stays as it is, so that playing on does not draw it anew.
  const since = changes.findLast((change) => change <= clockMs) ?? 0;
  const host = useMemo(() => terminalAt(playback, since), [playback, since]);
  return <div className="ed">{host && <HostTerminal host={host} label={t("terminal")} />}</div>;
}
