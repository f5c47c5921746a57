"use client";

import { ChevronsLeft, ChevronsRight, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem } from "@/components/ui/menu";
import { clockText } from "@/lib/i18n/clock-text";
import { RATES, type Player } from "./use-player";

export const STEP_MS = 10_000;

type Props = { player: Player; durationMs: number; link: string; comparing: boolean; onCompare(): void; onPrevious(): void; onNext(): void };

/** What moves the playhead. */
export function Controls({ player, durationMs, link, comparing, onCompare, onPrevious, onNext }: Props) {
  const t = useTranslations("playback");
  const { clockMs, playing, rate, skipIdle } = player;
  return (
    <div className="ctl" role="group" aria-label={t("controls")}>
      <IconButton variant="ink" label={t(playing ? "pause" : "play")} aria-keyshortcuts="Space" onClick={player.toggle}><Icon as={playing ? Pause : Play} size={14} /></IconButton>
      <IconButton label={t("back")} aria-keyshortcuts="ArrowLeft" onClick={() => player.seek(clockMs - STEP_MS)}><Icon as={ChevronsLeft} /></IconButton>
      <IconButton label={t("forward")} aria-keyshortcuts="ArrowRight" onClick={() => player.seek(clockMs + STEP_MS)}><Icon as={ChevronsRight} /></IconButton>
      <span className="t mono num" data-testid="playhead-time">{clockText(clockMs)} <small>/ {clockText(durationMs)}</small></span>
      <Menu align="start" label={t("rate")} trigger={<Button size="sm" aria-label={`${t("rate")} ${rate}×`}><span className="num">{rate}×</span></Button>}>
        {RATES.map((each) => <MenuItem key={each} onSelect={() => player.setRate(each)}><span className="num">{each}×</span></MenuItem>)}
      </Menu>
      <Button size="sm" className="wide" onClick={onPrevious} aria-keyshortcuts="["><Icon as={SkipBack} size={14} /><span className="lg-only">{t("previousMark")}</span><Kbd>[</Kbd></Button>
      <Button size="sm" onClick={onNext} aria-keyshortcuts="]"><Icon as={SkipForward} size={14} />{t("nextMark")}<span className="wide"><Kbd>]</Kbd></span></Button>
      <Button size="sm" className={skipIdle ? "on" : undefined} aria-pressed={skipIdle} onClick={() => player.setSkipIdle(!skipIdle)}>{t("skipIdle")}</Button>
      <Button size="sm" className={comparing ? "on" : undefined} aria-pressed={comparing} onClick={onCompare}>{t("compareHere")}</Button>
      <span className="grow" />
      <span className="wide"><CopyButton size="sm" variant="ghost" text={link} label={t("copyLink")} /></span>
    </div>
  );
}
