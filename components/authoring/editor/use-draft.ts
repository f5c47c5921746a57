"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LastChange, SavedDraft } from "@/lib/content/own/draft-view";
import type { OwnScenario } from "@/lib/content/own/own-scenario";
import type { FailureCode } from "@/lib/protocol/failures";

/** Quiet time after the last change before a draft is written, in milliseconds. */
const AUTOSAVE_MS = 800;
/** Time before a write that failed is tried again, in milliseconds. */
const RETRY_MS = 5_000;

export type SaveDraftAction = (input: { revision: number; content: OwnScenario }) => Promise<SavedDraft>;
export type SaveState = { kind: "saved" | "saving" | "unsaved" } | { kind: "failed"; code: FailureCode } | { kind: "conflict"; changed: LastChange | undefined };
type Refusal = { content: OwnScenario; code: FailureCode; changed: LastChange | undefined };
type Version = { content: OwnScenario; revision: number };

/**
 * The draft as it stands on this screen, written by itself a moment after each change. A change that somebody else made first stops the
 * writing; nothing on the screen is thrown away.
 */
export function useDraft(initial: Version, save: SaveDraftAction) {
  const [content, setContent] = useState(initial.content);
  const [written, setWritten] = useState<Version>({ content: initial.content, revision: initial.revision });
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const trouble = refused?.code ?? null;
  // What was refused for what it is will be refused again; a server that is away comes back.
  const stopped = trouble === "conflict" || (trouble !== "unavailable" && refused?.content === content);

  const write = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    const result = await save({ revision: written.revision, content }).catch((): SavedDraft => ({ ok: false, code: "unavailable" }));
    busy.current = false;
    setSaving(false);
    setRefused(result.ok ? null : { content, code: result.code, changed: result.changed });
    if (result.ok) setWritten({ content, revision: result.value.revision });
  }, [content, save, written.revision]);

  useEffect(() => {
    if (stopped || saving || content === written.content) return;
    const timer = setTimeout(() => void write(), trouble === "unavailable" ? RETRY_MS : AUTOSAVE_MS);
    return () => clearTimeout(timer);
  }, [content, written, write, stopped, saving, trouble]);

  const state = stateOf(content === written.content, saving, refused);
  useEffect(() => {
    if (state.kind === "saved") return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [state.kind]);

  return { content, revision: written.revision, state, change: setContent };
}

function stateOf(same: boolean, saving: boolean, refused: Refusal | null): SaveState {
  if (refused?.code === "conflict") return { kind: "conflict", changed: refused.changed };
  if (same) return { kind: "saved" };
  if (saving) return { kind: "saving" };
  return refused === null ? { kind: "unsaved" } : { kind: "failed", code: refused.code };
}
