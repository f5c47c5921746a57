"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { AnswerText } from "@/lib/client/types";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import { Skeleton } from "@/components/ui/skeleton";
import "./editor.css";

export type AnswerSelection = { start: number; end: number; text: string; line: number };

export type AnswerEditorProps = {
  answer: AnswerText;
  language: AnswerLanguage;
  readOnly: boolean;
  ariaLabel: string;
  fileName: string;
  /** Pinned places, in UTF-16 offsets of the text as it reads now. */
  marks?: { id: string; start: number; end: number }[];
  /** First line that the followed person sees; null or absent: do not follow. */
  follow?: { topLine: number } | null;
  /** The reader scrolled by hand while following. */
  onManualScroll?(): void;
  /** The selected stretch, or null when only a caret is left. `line` is 1-based. */
  onSelection?(selection: AnswerSelection | null): void;
  /** Ctrl+Enter or Cmd+Enter. */
  onRun?(): void;
  /** Something was not taken in; the editor itself says so and offers the text for copying. */
  onRefuse?(code: "answerTooLong"): void;
};

function Loading() {
  const t = useTranslations("editor");
  return <Skeleton label={t("loading")} className="answer-loading" />;
}

/** Monaco's own words (find, context menu) come in the page's language; they must stand before Monaco is loaded. */
async function loadMonacoAnswer() {
  if (document.documentElement.lang === "ko") await import("monaco-editor/nls/lang/ko.js");
  return (await import("./monaco-answer")).MonacoAnswer;
}

const MonacoAnswer = dynamic(loadMonacoAnswer, { ssr: false, loading: Loading });

/** The editor everybody uses: candidates write in it, interviewers and observers read along. Fills its parent. */
export function AnswerEditor(props: AnswerEditorProps) {
  return <MonacoAnswer {...props} />;
}
