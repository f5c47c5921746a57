"use client";

import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { AnswerPane } from "../answer/answer-pane";
import type { ReadingUi } from "../answer/use-reading";
import { Lobby } from "../lobby/lobby";
import { RunPanel } from "../run/run-panel";

type Props = { view: ConsoleView; handle: InterviewHandle<ConsoleView>; reading: ReadingUi; onPin: () => void };

/** Middle column: the answer as it is written, and what its runs gave. Before the start, who has arrived. */
export function ConsoleMiddle(props: Props) {
  const { view, handle, reading } = props;
  if (view.clock.status === "lobby") return <main id="main" className="con-mid"><Lobby view={view} presence={handle.presence} /></main>;
  const question = view.questions.find((each) => each.nodeId === reading.questionId);
  return (
    <main id="main" className="con-mid">
      <AnswerPane {...props} />
      {question?.task && <RunPanel key={question.nodeId} view={view} questionId={question.nodeId} />}
    </main>
  );
}
