"use client";

import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { clockText } from "@/lib/i18n/clock-text";
import type { CommentThreadView } from "@/lib/protocol/comments";
import { share } from "./lanes";
import { Lane } from "./scrubber";

/** Where people have commented. */
export function CommentLane({ threads, durationMs, drawnOnly, onSeek }: { threads: readonly CommentThreadView[]; durationMs: number; drawnOnly: boolean; onSeek(clockMs: number): void }) {
  const t = useTranslations();
  return (
    <Lane label={t("playback.lane.comments")}>
      <div className="ln">
        {threads.map(({ clockMs, first }) => {
          const label = `${clockText(clockMs)} ${t("comments.by", { name: first.author })}`;
          const mark = { className: "mk warn", style: { left: share(clockMs, durationMs) } };
          if (drawnOnly) return <span key={first.commentId} {...mark} aria-hidden><Icon as={MessageSquare} size={14} /></span>;
          return <button key={first.commentId} type="button" {...mark} title={label} aria-label={label} onClick={() => onSeek(clockMs)}><Icon as={MessageSquare} size={14} /></button>;
        })}
      </div>
    </Lane>
  );
}
