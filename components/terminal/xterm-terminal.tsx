"use client";

import "@xterm/xterm/css/xterm.css";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { PHONE, useMedia } from "@/components/editor/use-media";
import type { HostTerminalProps } from "./host-terminal";
import { LineEditor } from "./line-editor";
import { TerminalScreen } from "./terminal-screen";
import { TypeAhead } from "./type-ahead";
import { isBusy, promptText, transcriptOf, type TranscriptTexts } from "./transcript";

/** xterm.js with the host's transcript. */
export function XtermTerminal({ host, label, onLine, onInterrupt, onDraft, draft = "", focusKey = 0 }: HostTerminalProps) {
  const texts = useTexts();
  const phone = useMedia(PHONE);
  const place = useRef<HTMLDivElement>(null);
  const screen = useRef<TerminalScreen | null>(null);
  const editor = useRef<LineEditor | null>(null);
  const ahead = useRef<TypeAhead | null>(null);
  const readOnly = onLine === undefined;
  const transcript = useMemo(() => transcriptOf(host, texts), [host, texts]);
  const busy = isBusy(host);
  const done = doneOf(host);

  const show = useEffectEvent(() => {
    const lines = (editor.current ??= new LineEditor());
    lines.history = host.items.flatMap((item) => (item.kind === "command" ? [item.line] : []));
    const line = readOnly ? { text: draft, caret: draft.length } : lines.line;
    screen.current?.show(transcript, busy ? null : { shown: promptText(host.prompt), plain: host.prompt, line });
  });
  const putBack = useEffectEvent((text: string) => {
    const lines = editor.current;
    if (lines === null) return;
    lines.putBack(text);
    onDraft?.(lines.line.text);
    show();
    ahead.current?.back();
  });
  /** Whether it sent a line. */
  const give = useEffectEvent((input: string): boolean => {
    const lines = editor.current;
    if (readOnly || lines === null) return false;
    let sent = false;
    for (const action of lines.take(input)) {
      if (action.type === "clear") screen.current?.clear();
      if (action.type !== "submit" || action.text.trim() === "" || !onLine) continue;
      sent = true;
      void onLine(action.text).then((taken) => taken || putBack(action.text));
    }
    onDraft?.(lines.line.text);
    show();
    return sent;
  });
  const take = useEffectEvent((input: string) => {
    if (readOnly) return;
    if (busy && input === "\x03") {
      ahead.current?.forget();
      onInterrupt?.();
    } else ahead.current?.take(input);
  });

  useEffect(() => {
    if (!place.current) return;
    const made = new TerminalScreen(place.current, { label, fontSize: phone ? 12 : 13 });
    screen.current = made;
    ahead.current ??= new TypeAhead((input) => give(input));
    made.onInput((input) => take(input));
    show();
    return () => {
      screen.current = null;
      made.dispose();
    };
  }, [label, phone]);
  useEffect(() => screen.current?.setReadOnly(readOnly), [readOnly, label, phone]);
  useEffect(() => show(), [transcript, busy, draft, host.prompt]);
  useEffect(() => {
    if (!busy) ahead.current?.back();
  }, [busy, done]);
  useEffect(() => {
    if (focusKey > 0) screen.current?.focus();
  }, [focusKey]);

  return <div ref={place} className="term" role="group" aria-label={label} data-busy={busy} data-done={done} data-testid="terminal" />;
}

/** Commands that are back. */
function doneOf({ items }: HostTerminalProps["host"]): number {
  return items.filter((item) => item.kind === "command" && item.state !== "queued").length;
}

function useTexts(): TranscriptTexts {
  const t = useTranslations("terminal");
  return useMemo(
    () => ({
      asked: t("asked"), kept: t("kept"), time: t("stopped.time"), memory: t("stopped.memory"), output: t("stopped.output"),
      failed: t("failed"), truncated: t("truncated"), answer: (line) => t("answer", { line }),
    }),
    [t],
  );
}
