"use client";

import { useState } from "react";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { AnswerPane } from "../answer/answer-pane";
import type { ReadingUi } from "../answer/use-reading";
import { Lobby } from "../lobby/lobby";
import { HostPanel } from "../host/host-panel";
import { RunPanel } from "../run/run-panel";
import { LowerChoice, type Lower } from "./lower-choice";

type Props = { view: ConsoleView; handle: InterviewHandle<ConsoleView>; reading: ReadingUi; onPin: () => void };

/** Middle column: the answer as it is written, and what its runs gave. Before the start, who has arrived. */
export function ConsoleMiddle(props: Props) {
  const { view, handle, reading } = props;
  if (view.clock.status === "lobby") return <main id="main" className="con-mid"><Lobby view={view} presence={handle.presence} /></main>;
  return (
    <main id="main" className="con-mid">
      <AnswerPane {...props} />
      <LowerPart view={view} handle={handle} questionId={reading.questionId} />
    </main>
  );
}

/** Below the answer: its runs, or the candidate's terminal; both exist, one is seen. */
function LowerPart({ view, handle, questionId }: Pick<Props, "view" | "handle"> & { questionId: string | null }) {
  const [wanted, setWanted] = useState<Lower>("run");
  const { host } = view;
  const question = view.questions.find((each) => each.nodeId === questionId);
  const runs = question?.task ? question.nodeId : null;
  const both = runs !== null && host !== null;
  const lead = both ? <LowerChoice value={wanted} onChange={setWanted} /> : null;
  if (host && (!both || wanted === "host")) return <HostPanel host={host} draft={handle.hostDraft} open={view.role === "interviewer" && view.clock.status !== "ended"} lead={lead} />;
  return runs === null ? null : <RunPanel key={runs} view={view} questionId={runs} places={handle.queuePlaces} lead={lead} />;
}
