"use client";

import { useState, useTransition } from "react";
import type { FailureCode, Result } from "@/lib/protocol/failures";
import type { CreatedLinks } from "./created-links";

export type CreateInterviewAction = (input: { scenarioSlug: string; plannedMinutes: number }) => Promise<Result<CreatedLinks>>;

/** Makes an interview and holds its links, which exist on this page only. */
export function useCreateInterview(action: CreateInterviewAction) {
  const [created, setCreated] = useState<CreatedLinks | null>(null);
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const [pending, start] = useTransition();
  const create = (input: Parameters<CreateInterviewAction>[0]) =>
    start(async () => {
      const made = await action(input).catch(() => ({ ok: false, code: "unavailable" }) as const);
      setRefusal(made.ok ? null : made.code);
      if (made.ok) setCreated(made.value);
    });
  return { created, refusal, pending, create, forget: () => setCreated(null) };
}

/** Lengths that are offered, in minutes; the scenario's own plan is always one of them. */
export function lengthOptions(plannedMinutes: number | undefined): number[] {
  return [...new Set([20, 45, 60, ...(plannedMinutes === undefined ? [] : [plannedMinutes])])].sort((a, b) => a - b);
}
