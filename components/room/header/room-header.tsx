"use client";

import { Hand, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { BrandMark } from "@/components/ui/brand-mark";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { RoomView } from "@/lib/protocol/views";
import type { RoomHandle } from "../room-screen";
import { useRemembered } from "../use-remembered";
import { PresenceLine } from "./presence-line";
import { RoomClock } from "./room-clock";
import { RoomMenu } from "./room-menu";
import { SavedLine } from "./saved-line";

/** Title, company, saved state, total time, and the few things a candidate can do besides writing. */
export function RoomHeader({ view, handle, onPause }: { view: RoomView; handle: RoomHandle; onPause(pause: boolean): void }) {
  const t = useTranslations("room");
  const [clockHidden, hideClock] = useRemembered("kkori.room.clock-hidden");
  const { status } = view.clock;
  const ended = status === "ended";
  const paused = status === "paused";
  const toggle = () => onPause(!paused);
  return (
    <header className="bar">
      <div className="lf">
        <span className="brand"><BrandMark /></span>
        <h1 className="ttl">{view.briefing?.title ?? t("title")}</h1>
      </div>
      <div className="rg">
        {!ended && <PresenceLine view={view} presence={handle.presence} />}
        <span className="grow" />
        <SavedLine saving={handle.saving} />
        {!clockHidden && <RoomClock clock={view.clock} serverNow={handle.serverNow} />}
        {!ended && (
          <Button className="wide" onClick={toggle}>
            <Icon as={paused ? Play : Hand} size={14} />
            {t(paused ? "menu.resume" : "menu.pause")}
          </Button>
        )}
        <span className="wide"><ThemeToggle size="md" /></span>
        <RoomMenu clockHidden={clockHidden} onHideClock={hideClock} pause={ended ? null : { paused, toggle }} />
      </div>
    </header>
  );
}
