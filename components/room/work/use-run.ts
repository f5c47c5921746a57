"use client";

import { useState } from "react";
import { newId } from "@/lib/client/new-id";
import type { FailureCode } from "@/lib/protocol/failures";
import { SNIPPET_MAX_BYTES } from "@/lib/protocol/limits";
import type { RoomQuestionView, RoomRunView, RoomView } from "@/lib/protocol/views";
import type { RoomHandle } from "../room-screen";
import type { Answers } from "../use-answers";

export type RunState = {
  /** The latest run of this question, as the server knows it. */
  latest: RoomRunView | null;
  /** Asked for here and not yet answered. */
  asking: boolean;
  refused: FailureCode | null;
  /** How many are before it in the server's queue; null where it does not wait. */
  before: number | null;
  start(): void;
  cancel(): void;
};

/** Runs the answer as it reads now, one run at a time. */
export function useRun(view: RoomView, handle: RoomHandle, question: RoomQuestionView | null, answers: Answers): RunState {
  const [asked, setAsked] = useState<{ questionId: string; runId: string } | null>(null);
  const [refusal, setRefusal] = useState<{ questionId: string; code: FailureCode } | null>(null);
  const questionId = question?.nodeId ?? null;
  const latest = view.runs.findLast((run) => run.questionId === questionId) ?? null;
  const asking = asked !== null && asked.questionId === questionId && !view.runs.some((run) => run.runId === asked.runId);
  const busy = asking || latest?.state === "queued";

  const start = async () => {
    const source = questionId === null ? null : answers.get(questionId)?.text.toString();
    if (questionId === null || !question?.task || source == null || busy || handle.connection.state !== "online") return;
    if (new TextEncoder().encode(source).length > SNIPPET_MAX_BYTES) return setRefusal({ questionId, code: "tooLarge" });
    const runId = newId();
    setRefusal(null);
    setAsked({ questionId, runId });
    const result = await handle.send({ type: "snippet.run", runId, questionId, source });
    if (result.ok) return;
    setAsked(null);
    setRefusal({ questionId, code: result.code });
  };
  const cancel = async () => {
    if (latest?.state !== "queued") return;
    const result = await handle.send({ type: "run.cancel", runId: latest.runId });
    if (!result.ok && questionId !== null) setRefusal({ questionId, code: result.code });
  };

  const place = latest?.state === "queued" ? (handle.queuePlaces.get(latest.runId) ?? 0) : 0;
  return { latest, asking, before: place > 0 ? place - 1 : null, refused: refusal && refusal.questionId === questionId ? refusal.code : null, start: () => void start(), cancel: () => void cancel() };
}
