"use client";

import { useTranslations } from "next-intl";
import { UndoBar } from "@/components/ui/undo-bar";
import type { ConsoleView } from "@/lib/protocol/views";
import { undoable } from "../outline/outline";

/** The reveal that is on its way, for as long as it can be taken back. */
export function UndoReveal({ view, serverNow, onUndo }: { view: ConsoleView; serverNow: () => number; onUndo: () => void }) {
  const t = useTranslations("console.next");
  const reveal = undoable(view.questions);
  if (!reveal) return null;
  return (
    <div className="con-undo">
      <UndoBar key={reveal.revealId} text={t("sending", { title: reveal.title })} undo={t("undo")} shortcut="Z" remainingMs={reveal.dueAt - serverNow()} onUndo={onUndo} />
    </div>
  );
}
