"use client";

import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { AnswerEditor } from "@/components/editor/answer-editor";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import type { RoomQuestionView, RoomView } from "@/lib/protocol/views";
import type { RoomHandle } from "../room-screen";
import type { Answers } from "../use-answers";
import { AnswerTabs } from "./answer-tabs";
import { LanguageChoice } from "./language-choice";
import { RunPanel } from "./run-panel";
import type { RunState } from "./use-run";
import type { TerminalState } from "./use-terminal";

type Props = {
  view: RoomView;
  handle: RoomHandle;
  question: RoomQuestionView | null;
  answers: Answers;
  run: RunState;
  terminal: TerminalState;
  onChoose(questionId: string): void;
  onLanguage(language: AnswerLanguage): void;
  /** A card for a moment that concerns the whole work area: paused, ended. */
  card: ReactNode;
};

/** The right side: one answer at a time, its format, and what it does on the public example. */
export function Work({ view, handle, question, answers, run, terminal, onChoose, onLanguage, card }: Props) {
  const t = useTranslations("room.work");
  const panelId = useId();
  const closed = view.clock.status === "ended";
  const answer = question ? answers.get(question.nodeId) : undefined;
  if (!question) return <main id="main" tabIndex={-1} className="wk bare">{card}<p className="quiet">{t("none")}</p></main>;
  return (
    <main id="main" tabIndex={-1} className="wk" data-run={question.task !== null || terminal.host !== null}>
      <div className="wt">
        <AnswerTabs questions={view.questions} chosen={question.nodeId} onChoose={onChoose} panelId={panelId} />
        <span className="grow" />
        {!closed && <LanguageChoice kind={question.task?.kind ?? null} language={question.language} onChoose={onLanguage} />}
      </div>
      {card}
      <div id={panelId} role="tabpanel" className="ed" aria-label={t("answer", { index: question.index })}>
        {answer && (
          <AnswerEditor
            answer={answer}
            language={question.language}
            readOnly={closed || !handle.writing.writable || handle.connection.state === "gone"}
            ariaLabel={t("answer", { index: question.index })}
            fileName={question.task?.fileName ?? ""}
            onRun={run.start}
          />
        )}
      </div>
      <RunPanel question={question} run={run} terminal={terminal} closed={closed} online={handle.connection.state === "online"} />
    </main>
  );
}
