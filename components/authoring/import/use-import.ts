"use client";

import { useState } from "react";
import type { DraftScenario } from "@/lib/content/import/draft";
import type { ImportedFile } from "@/lib/content/import/import-handout";
import type { FailureCode, Result } from "@/lib/protocol/failures";

export type ReadHandout = Extract<ImportedFile, { kind: "handout" }>;

/** One scenario of a handout with a person's corrections; `included` says whether it is to be saved. */
export type Corrected = { scenario: DraftScenario; included: boolean };

/** Sends a file to be read. A refusal leaves what was read and corrected before as it is. */
export function useImport() {
  const [read, setRead] = useState<ImportedFile | null>(null);
  const [corrected, setCorrected] = useState<Corrected[]>([]);
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<{ code: FailureCode; field?: string } | null>(null);

  const choose = async (file: File) => {
    setReading(true);
    setRefusal(null);
    const result = await send(file);
    setReading(false);
    if (!result.ok) return setRefusal({ code: result.code, field: result.field });
    setRead(result.value);
    setCorrected(result.value.kind === "handout" ? result.value.draft.scenarios.map((scenario) => ({ scenario, included: true })) : []);
  };
  return { read, corrected, setCorrected, reading, refusal, choose };
}

async function send(file: File): Promise<Result<ImportedFile>> {
  try {
    const answer = await fetch("/api/scenarios/import", { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
    return (await answer.json()) as Result<ImportedFile>;
  } catch {
    return { ok: false, code: "unavailable" };
  }
}
