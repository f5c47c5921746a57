"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { HostView } from "@/lib/protocol/views";
import "./terminal.css";

export type HostTerminalProps = {
  host: HostView;
  label: string;
  /** Whether the line was taken; one that was not goes back to where it was typed. Absent: the terminal only shows. */
  onLine?(line: string): Promise<boolean>;
  onInterrupt?(): void;
  /** What stands before Enter, at every change. */
  onDraft?(line: string): void;
  /** Somebody else's line before Enter. */
  draft?: string;
  /** Changes each time that the keyboard should go to the terminal. */
  focusKey?: number;
};

function Loading() {
  const t = useTranslations("terminal");
  return <Skeleton label={t("loading")} className="term-loading" />;
}

const XtermTerminal = dynamic(async () => (await import("./xterm-terminal")).XtermTerminal, { ssr: false, loading: Loading });

/** The host's terminal: candidates type in it, the others read along. Fills its parent. */
export function HostTerminal(props: HostTerminalProps) {
  return <XtermTerminal {...props} />;
}
