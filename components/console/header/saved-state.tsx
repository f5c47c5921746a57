"use client";

import { CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { ConsoleView } from "@/lib/protocol/views";
import { clockAt, formatClock } from "../clock/clock";

/** What is on disk: everything that came in is, so only own commands without an answer count as not saved. */
export function SavedState({ view, waiting, lastSavedAt }: { view: ConsoleView; waiting: number; lastSavedAt: number | null }) {
  const t = useTranslations("console.saved");
  if (waiting > 0) return <span className="con-saved wait" role="status"><Icon as={CloudUpload} size={14} /><span className="wd">{t("waiting", { count: waiting })}</span></span>;
  return (
    <span className="con-saved">
      <Icon as={CloudCheck} size={14} />
      <span className="wd">{t("saved")}</span>
      {lastSavedAt !== null && view.clock.status !== "lobby" && <span className="mono num">{formatClock(clockAt(view.clock, lastSavedAt))}</span>}
    </span>
  );
}
