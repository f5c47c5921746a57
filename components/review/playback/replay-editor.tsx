"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { AnswerSelection } from "@/components/editor/answer-editor";
import { Skeleton } from "@/components/ui/skeleton";
import type { AnswerLanguage } from "@/lib/protocol/ids";
import "@/components/editor/editor.css";

export type ReplayEditorProps = {
  text: string;
  /** Where the writer's caret stood, in UTF-16 units; null before anything was typed. */
  caret: number | null;
  showCaret: boolean;
  language: AnswerLanguage;
  marks: { start: number; end: number }[];
  ariaLabel: string;
  readOnlyMessage: string;
  /** The reader selected a stretch, or nothing any more. */
  onSelection(selection: AnswerSelection | null): void;
};

function Loading() {
  const t = useTranslations("editor");
  return <Skeleton label={t("loading")} className="answer-loading" />;
}

async function loadMonacoReplay() {
  if (document.documentElement.lang === "ko") await import("monaco-editor/nls/lang/ko.js");
  return (await import("./monaco-replay")).MonacoReplay;
}

const MonacoReplay = dynamic(loadMonacoReplay, { ssr: false, loading: Loading });

/** An answer while it is played back. Fills its parent. */
export function ReplayEditor(props: ReplayEditorProps) {
  return <MonacoReplay {...props} />;
}
