"use client";

import { useEffect, useRef, useState } from "react";
import type { RoomQuestionView } from "@/lib/protocol/views";

const INSIDE_EDITOR = ".answer";
/** Somebody who pressed a key in the editor this recently is in the middle of a thought, in milliseconds. */
const WRITING_MS = 5_000;

/** Which answer is open. A new question opens its own, unless the candidate is just writing in another one: nothing moves under a writer. */
export function useChosenAnswer(questions: readonly RoomQuestionView[]): { question: RoomQuestionView | null; choose(questionId: string): void } {
  const [chosen, setChosen] = useState<string | null>(null);
  const isWriting = useIsWriting();
  const currentId = questions.findLast((question) => question.state === "current")?.nodeId ?? questions.at(-1)?.nodeId ?? null;
  useEffect(() => {
    if (currentId === null) return;
    const stays = isWriting();
    const timer = setTimeout(() => setChosen((old) => (old !== null && stays ? old : currentId)), 0);
    return () => clearTimeout(timer);
  }, [currentId, isWriting]);
  const question = questions.find((each) => each.nodeId === chosen) ?? null;
  return { question, choose: setChosen };
}

function useIsWriting(): () => boolean {
  const pressedAt = useRef(-Infinity);
  useEffect(() => {
    const pressed = (event: Event) => {
      if (event.target instanceof Element && event.target.closest(INSIDE_EDITOR)) pressedAt.current = performance.now();
    };
    const kinds = ["keydown", "compositionupdate", "beforeinput"] as const;
    for (const kind of kinds) window.addEventListener(kind, pressed, true);
    return () => kinds.forEach((kind) => window.removeEventListener(kind, pressed, true));
  }, []);
  const [isWriting] = useState(() => () => performance.now() - pressedAt.current < WRITING_MS);
  return isWriting;
}
