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
  /** The other columns are hidden, so that this one is the page's main part. */
  main: boolean;
};

/** Right column: judgement next to its evidence, and private notes. */
export function ConsoleSide({ view, handle, scoring, reading, noteInput, onSubmit, onProbe, onEmpty, main }: Props) {
  const Part = main ? "main" : "aside";
  const t = useTranslations("console.rubric");
  return (
    <Part id={main ? "main" : undefined} className="con-side" aria-label={t("title")}>
      <RubricPanel scoring={scoring} serverNow={handle.serverNow} onSubmit={onSubmit} onProbe={onProbe} onEmpty={onEmpty} />
      <PinList view={view} handle={handle} reading={reading} />
      <Notes view={view} questionId={reading.questionId} serverNow={handle.serverNow} inputRef={noteInput} />
    </Part>
  );
}
