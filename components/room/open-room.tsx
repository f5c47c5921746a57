"use client";

import { useMemo, useState, type CSSProperties } from "react";
import { useKeyboard } from "@/components/editor/use-keyboard";
import type { CommandResult } from "@/lib/protocol/commands";
import type { FailureCode } from "@/lib/protocol/failures";
import type { RoomView } from "@/lib/protocol/views";
import { RoomHeader } from "./header/room-header";
import { newestOf } from "./newest";
import { Peek } from "./phone/peek";
import { PhoneNav, type PhonePane } from "./phone/phone-nav";
import type { RoomHandle } from "./room-screen";
import { EndCard } from "./state/end-card";
import { PauseCard } from "./state/pause-card";
import { RoomBanners } from "./state/room-banners";
import { Thread } from "./thread/thread";
import { useAnswers } from "./use-answers";
import { useChosenAnswer } from "./use-chosen-answer";
import { useFresh } from "./use-fresh";
import { useRoomKeys } from "./use-room-keys";
import { useRun } from "./work/use-run";
import { useTerminal } from "./work/use-terminal";
import { Work } from "./work/work";

/** The room while the interview is live, paused or ended. */
export function OpenRoom({ view: given, handle }: { view: RoomView; handle: RoomHandle }) {
  const view = useMemo(() => (given.clock.status === "ended" ? settled(given) : given), [given]);
  const [pane, setPane] = useState<PhonePane>("question");
  const [refused, setRefused] = useState<FailureCode | null>(null);
  const answers = useAnswers(handle.openAnswer, view.questions.map((question) => question.nodeId));
  const { question, choose } = useChosenAnswer(view.questions);
  const run = useRun(view, handle, question, answers);
  const terminal = useTerminal(view, handle, () => setPane("run"));
  const newest = useMemo(() => newestOf(view), [view]);
  const keyboard = useKeyboard();
  const fresh = useFresh(newest?.nodeId ?? null);

  const tell = (sent: Promise<CommandResult>) => void sent.then((result) => setRefused(result.ok ? null : result.code));
  const pause = (stop: boolean) => tell(handle.send({ type: stop ? "interview.pause" : "interview.resume" }));
  const runHere = () => {
    run.start();
    terminal.choose("run");
    setPane((now) => (now === "answer" ? "run" : now));
  };
  useRoomKeys((index) => {
    const wanted = view.questions.find((each) => each.index === index);
    if (wanted) choose(wanted.nodeId);
  }, runHere, terminal.toggle);

  const { status } = view.clock;
  const card = status === "ended" ? <EndCard view={view} saving={handle.saving} /> : status === "paused" ? <PauseCard clock={view.clock} onReady={() => pause(false)} /> : null;
  return (
    <div className="room" data-pane={pane} data-status={status} data-keyboard={keyboard > 0} style={{ "--keyboard": `${keyboard}px` } as CSSProperties}>
      <RoomHeader view={view} handle={handle} onPause={pause} />
      <RoomBanners handle={handle} answers={answers} refused={refused} onClose={() => setRefused(null)} onTakeOver={() => tell(handle.takeOver())} />
      <Thread view={view} newest={newest} fresh={fresh} answers={answers} />
      {newest && pane !== "question" && <Peek newest={newest} onOpen={() => setPane("question")} />}
      <Work
        view={view}
        handle={handle}
        question={question}
        answers={answers}
        run={{ ...run, start: runHere }}
        terminal={terminal}
        onChoose={choose}
        onLanguage={(language) => question && tell(handle.send({ type: "answer.setLanguage", questionId: question.nodeId, language }))}
        card={card}
      />
      <PhoneNav pane={pane} onChoose={setPane} />
    </div>
  );
}

/** After the end nothing is "now" any more: every question stands folded, and no block is coloured. */
function settled(view: RoomView): RoomView {
  const quiet = <T extends { newest: boolean }>(items: T[]) => items.map((item) => ({ ...item, newest: false }));
  const questions = view.questions.map((question) => ({ ...question, state: "past" as const, newest: false, followUps: quiet(question.followUps), cards: quiet(question.cards) }));
  return { ...view, questions };
}
