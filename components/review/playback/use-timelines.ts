"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { AnswerTimeline } from "@/lib/domain/playback/answer-timeline";
import type { FailureCode, Result } from "@/lib/protocol/failures";
import type { AnswerEditsView } from "@/lib/protocol/playback";

export type LoadedAnswer = { state: "loading" } | { state: "failed"; code: FailureCode } | { state: "ready"; timeline: AnswerTimeline };

const LOADING: LoadedAnswer = { state: "loading" };

export type Timelines = { of(questionId: string): LoadedAnswer; load(questionId: string): void };

/** Answers over time, kept once fetched: those in `wanted` at once, others when `load` asks for them. */
export function useTimelines(interviewId: string, wanted: readonly string[]): Timelines {
  const [answers, setAnswers] = useState<Readonly<Record<string, LoadedAnswer>>>({});
  const asked = useRef(new Set<string>());
  const load = useCallback(
    (questionId: string) => {
      asked.current.add(questionId);
      setAnswers((known) => ({ ...known, [questionId]: LOADING }));
      void fetchAnswer(interviewId, questionId).then((answer) => setAnswers((known) => ({ ...known, [questionId]: answer })));
    },
    [interviewId],
  );
  const key = wanted.join(" ");
  useEffect(() => {
    for (const questionId of key.split(" ").filter(Boolean)) if (!asked.current.has(questionId)) load(questionId);
  }, [key, load]);
  return { of: (questionId) => answers[questionId] ?? LOADING, load };
}

async function fetchAnswer(interviewId: string, questionId: string): Promise<LoadedAnswer> {
  try {
    const response = await fetch(`/api/interviews/${interviewId}/answers/${questionId}`);
    const result = (await response.json()) as Result<AnswerEditsView>;
    return result.ok ? { state: "ready", timeline: new AnswerTimeline(result.value.edits) } : { state: "failed", code: result.code };
  } catch {
    return { state: "failed", code: "unavailable" };
  }
}
