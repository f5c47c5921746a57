"use client";

import { CloudAlert, CloudCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { useSaved } from "@/components/room/use-saved";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { useAnswer } from "../answer/use-answer";
import { clockAt, formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";

/** What is on disk: every text that came in is, so own commands without an answer and own typing count as not saved. */
export function SavedState({ view, handle, questionId }: { view: ConsoleView; handle: InterviewHandle<ConsoleView>; questionId: string | null }) {
  const t = useTranslations("console.saved");
  const { waiting, lastSavedAt } = useCommands();
  const shown = useAnswer(handle.openAnswer, questionId);
  const typed = useSaved(handle.saving);
  const savedAt = latest(lastSavedAt, shown?.answer.lastChangeAt ?? null);
  const clockMs = savedAt === null ? null : clockAt(view.clock, savedAt);
  if (waiting > 0) return <span className="con-saved wait" role="status"><Icon as={CloudUpload} size={14} /><span className="wd">{t("waiting", { count: waiting })}</span></span>;
  if (typed === "unsaved") return <span className="con-saved wait" role="status"><Icon as={CloudAlert} size={14} /><span className="wd">{t("unsaved")}</span></span>;
  if (typed === "saving") return <span className="con-saved"><Icon as={CloudUpload} size={14} /><span className="wd">{t("saving")}</span></span>;
  return (
    <span className="con-saved">
      <Icon as={CloudCheck} size={14} />
      <span className="wd">{t("saved")}</span>
      {clockMs !== null && <span className="mono num">{formatClock(clockMs)}</span>}
    </span>
  );
}

function latest(...instants: (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.max(...known);
}
