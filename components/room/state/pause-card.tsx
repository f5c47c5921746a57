"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { clockText } from "@/lib/i18n/clock-text";
import type { ClockView } from "@/lib/protocol/views";

/** The clock stands still for both; writing stays possible, so the card never covers the editor. */
export function PauseCard({ clock, onReady }: { clock: ClockView; onReady(): void }) {
  const t = useTranslations("room.pause");
  return (
    <div className="paused" role="status">
      <span className="t num">{clockText(clock.elapsedMs)}</span>
      <p><b>{t("title")}</b><span>{t("text")}</span></p>
      <Button onClick={onReady}>{t("ready")}</Button>
    </div>
  );
}
