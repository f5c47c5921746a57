"use client";

import { MousePointer2, PencilLine, Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { useMemo } from "react";
import { AnswerEditor } from "@/components/editor/answer-editor";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleQuestionView, ConsoleView } from "@/lib/protocol/views";
import { currentQuestion } from "../clock/plan";
import { useCommands } from "../commands/use-commands";
import { candidateOf } from "../header/people";
import { isOut } from "../outline/outline";
import { placeOf } from "../pins/pins";
import { languageName, answerFileName } from "./answer-name";
import { cursorPlace } from "./cursor-place";
import { TypingDot, WriterLine } from "./writer-line";
import { useAnswer, type AnswerState } from "./use-answer";
import type { ReadingUi } from "./use-reading";
import "./answer.css";

type Props = { view: ConsoleView; handle: InterviewHandle<ConsoleView>; reading: ReadingUi; onPin: () => void };
type Shown = Props & { question: ConsoleQuestionView; shown: AnswerState | null };

/** The candidate's answers, live: one tab per question that was asked. Read-only unless the interviewer has turned typing on. */
export function AnswerPane(props: Props) {
  const t = useTranslations("console.answer");
  const { view, handle, reading } = props;
  const shown = useAnswer(handle.openAnswer, reading.questionId);
  const current = useAnswer(handle.openAnswer, currentQuestion(view)?.nodeId ?? null);
  const asked = view.questions.filter((question) => isOut(question.state));
  const question = asked.find((each) => each.nodeId === reading.questionId) ?? null;
  if (!question) return <div className="con-noanswer"><p>{t("none")}</p></div>;
  return (
    <Tabs.Root className="con-answer" value={question.nodeId} onValueChange={reading.show}>
      <div className="tb">
        <Tabs.List className="tabs" aria-label={t("tabs")}>
          {asked.map((each) => <AnswerTab key={each.nodeId} question={each} current={current} serverNow={handle.serverNow} />)}
        </Tabs.List>
        <span className="grow" />
        <TypingSwitch {...props} />
        {view.clock.status !== "ended" && (
          <Button size="sm" variant="ghost" aria-pressed={reading.following} aria-keyshortcuts="F" onClick={() => reading.setFollowing(!reading.following)}>
            <Icon as={MousePointer2} size={14} />{t(reading.following ? "following" : "follow")}<Kbd>F</Kbd>
          </Button>
        )}
      </div>
      <Tabs.Content key={question.nodeId} value={question.nodeId} className="pane" tabIndex={-1}>
        <FileLine {...props} question={question} shown={shown} />
        <Editor {...props} question={question} shown={shown} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** Lets the interviewer type into the answers; the candidate is told. */
function TypingSwitch({ view, handle }: Props) {
  const t = useTranslations("console.answer");
  const { send } = useCommands();
  if (view.role !== "interviewer" || (view.clock.status !== "live" && view.clock.status !== "paused")) return null;
  if (handle.writing.reason === "otherWindow") return <Button size="sm" onClick={() => void handle.takeOver()}>{t("writeHere")}</Button>;
  const allowed = view.interviewerTyping;
  return (
    <Button size="sm" variant="ghost" aria-pressed={allowed} title={t("typeTooHint")} onClick={() => void send({ type: "interviewerTyping.set", allowed: !allowed })}>
      <Icon as={PencilLine} size={14} />{t("typeToo")}
    </Button>
  );
}

function AnswerTab({ question, current, serverNow }: { question: ConsoleQuestionView; current: AnswerState | null; serverNow: () => number }) {
  return (
    <Tabs.Trigger value={question.nodeId} title={question.title}>
      <span className="mono">Q{question.index}</span>
      <span className="tn">{question.label}</span>
      {question.state === "current" && <TypingDot answer={current?.answer ?? null} serverNow={serverNow} />}
    </Tabs.Trigger>
  );
}

function FileLine({ view, handle, reading, shown, question, onPin }: Shown) {
  const t = useTranslations("console.answer");
  const lines = shown && shown.text !== "" ? shown.text.split("\n").length : 0;
  return (
    <div className="et">
      <b className="mono">{answerFileName(question)}</b>
      <span>{languageName(question.language)}</span>
      <span className="num">{t("lines", { lines })}</span>
      <span className="grow" />
      {view.clock.status !== "ended" && (
        <>
          {shown && <WriterLine view={view} handle={handle} answer={shown.answer} />}
          <span className="vr" />
        </>
      )}
      {reading.selection ? (
        <Button size="sm" onClick={onPin} aria-keyshortcuts="P"><Icon as={Pin} size={12} />{t("pin")}<Kbd>P</Kbd></Button>
      ) : (
        <span className="hint">{t.rich("pinHint", { key: () => <Kbd>P</Kbd> })}</span>
      )}
    </div>
  );
}

function Editor({ view, handle, reading, shown, question }: Shown) {
  const t = useTranslations("console.answer");
  const candidate = candidateOf(view);
  const ready = shown?.answer.questionId === question.nodeId ? shown : null;
  const marks = useMemo(() => {
    const pins = ready ? view.pins.filter((pin) => pin.questionId === question.nodeId) : [];
    return pins.flatMap((pin) => {
      const place = placeOf(ready?.text ?? "", pin);
      return place ? [{ id: pin.evidenceId, start: place.start, end: place.end }] : [];
    });
  }, [view.pins, question.nodeId, ready]);
  if (!ready) return <Skeleton label={t("loading")} className="con-loading" />;
  const readOnly = !handle.writing.writable || handle.connection.state === "gone";
  const topLine = reading.following ? (cursorPlace(ready.answer, candidate?.participantId ?? null)?.topLine ?? null) : null;
  return (
    <div className="ed" data-shortcuts={readOnly ? "on" : "off"}>
      <AnswerEditor
        answer={ready.answer}
        language={question.language}
        readOnly={readOnly}
        ariaLabel={t(readOnly ? "editor" : "editorOpen", { index: question.index })}
        fileName={answerFileName(question)}
        marks={marks}
        follow={topLine !== null ? { topLine } : reading.jump}
        onManualScroll={reading.scrolledByHand}
        onSelection={reading.setSelection}
      />
    </div>
  );
}
