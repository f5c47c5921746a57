"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import type { ReadingUi } from "../answer/use-reading";
import { Notes } from "../notes/notes";
import { PinList } from "../pins/pin-list";
import { RubricPanel } from "../rubric/rubric-panel";
import type { ScoringUi } from "../rubric/use-scoring";

type Props = {
  view: ConsoleView;
  handle: InterviewHandle<ConsoleView>;
  scoring: ScoringUi;
  reading: ReadingUi;
  noteInput: RefObject<HTMLTextAreaElement | null>;
  onSubmit: () => void;
  onProbe: (nodeId: string) => void;
  onEmpty: () => void;
};

/** Right column: judgement next to its evidence, and private notes. */
export function ConsoleSide({ view, handle, scoring, reading, noteInput, onSubmit, onProbe, onEmpty }: Props) {
  const t = useTranslations("console.rubric");
  return (
    <aside className="con-side" aria-label={t("title")}>
      <RubricPanel scoring={scoring} serverNow={handle.serverNow} onSubmit={onSubmit} onProbe={onProbe} onEmpty={onEmpty} />
      <PinList view={view} handle={handle} reading={reading} />
      <Notes view={view} questionId={reading.questionId} serverNow={handle.serverNow} inputRef={noteInput} />
    </aside>
  );
}
