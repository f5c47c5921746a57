"use client";

import { useEffect, useState } from "react";
import { carriedFollowUpsSchema, type CarriedFollowUp, type CarriedFollowUps } from "@/lib/protocol/progress";
import { FOLLOW_UP_MAX_CHARS } from "@/lib/protocol/limits";
import type { ConsoleView } from "@/lib/protocol/views";
import { newId } from "@/lib/client/new-id";
import { currentQuestion } from "../clock/plan";
import { useCommands } from "../commands/use-commands";
import { isWaiting } from "../outline/outline";

const MINUTES = 2;

export type CarriedUi = {
  offered: CarriedFollowUp[];
  /** How many are kept back, because their scenario is not known to the interviewer. */
  hidden: number;
  /** Puts one at the head of the queue; null where no question is left to ask it on. */
  ask: ((item: CarriedFollowUp) => void) | null;
  /** No question runs yet: it will be asked after the first one. */
  early: boolean;
};

/** What the candidate missed in earlier interviews and nobody has put in this one; null where there is nothing, and while it is not known. */
export function useCarried(view: ConsoleView): CarriedUi | null {
  const { send } = useCommands();
  const carried = useOffer(view);
  const current = currentQuestion(view);
  const question = current ?? view.questions.find(({ state }) => isWaiting(state) || state === "sending");
  const offered = carried?.offered.filter(({ prompt }) => !isPut(view, prompt)) ?? [];
  if (!carried || offered.length + carried.hidden === 0) return null;
  const ask = (item: CarriedFollowUp) => question && void send({ type: "followUp.add", nodeId: newId(), questionId: question.nodeId, prompt: cut(item.prompt), minutes: MINUTES });
  return { offered, hidden: carried.hidden, ask: question ? ask : null, early: current === null };
}

function isPut(view: ConsoleView, prompt: string): boolean {
  return view.questions.some(({ followUps }) => followUps.some((followUp) => followUp.prompt === cut(prompt)));
}

function cut(prompt: string): string {
  return prompt.slice(0, FOLLOW_UP_MAX_CHARS);
}

/** Asked again when another person comes in: the candidate may join after the interviewer. */
function useOffer(view: ConsoleView): CarriedFollowUps | null {
  const [carried, setCarried] = useState<CarriedFollowUps | null>(null);
  const candidates = view.people.flatMap(({ role, participantId }) => (role === "candidate" ? [participantId] : [])).join(" ");
  const { interviewId } = view;
  useEffect(() => {
    if (candidates === "") return;
    const stop = new AbortController();
    fetch(`/api/interviews/${interviewId}/carried`, { signal: stop.signal })
      .then(async (response) => carriedFollowUpsSchema.safeParse(await response.json()))
      // It is an offer: without it the console works as before.
      .then((read) => setCarried(read.success ? read.data : null), () => undefined);
    return () => stop.abort();
  }, [interviewId, candidates]);
  return carried;
}
