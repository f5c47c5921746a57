"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Banner } from "@/components/ui/banner";
import { Segmented } from "@/components/ui/segmented";
import { clockText } from "@/lib/i18n/clock-text";
import type { CommentSpan } from "@/lib/protocol/comments";
import type { PlaybackMoment, PlaybackQuestionView } from "@/lib/protocol/playback";
import { CommentForm } from "../comments/comment-form";
import { CommentList } from "../comments/comment-list";
import type { CommentDesk } from "../comments/use-comments";
import { Flow } from "./flow";

export type SideTab = "flow" | "comments";

type Props = {
  tab: SideTab;
  onTab(tab: SideTab): void;
  question: PlaybackQuestionView | null;
  moments: readonly PlaybackMoment[];
  clockMs: number;
  desk: CommentDesk;
  span: CommentSpan | null;
  composer: RefObject<HTMLTextAreaElement | null>;
  onSeek(clockMs: number): void;
  /** Shows what changed after something was asked at this moment. */
  onCompareAround(askedMs: number): void;
  /** Somebody begins to write: the playhead should stand still. */
  onWriting(): void;
  onDropSpan(): void;
};

/** Beside the answer: what had happened by then, or what people said about it since; below, a comment of one's own. */
export function Side({ tab, onTab, question, moments, clockMs, desk, span, composer, onSeek, onCompareAround, onWriting, onDropSpan }: Props) {
  const t = useTranslations();
  const { threads, people, mayWrite, sealed } = desk.comments;
  const write = async (text: string) => {
    const written = await desk.write(text, { clockMs: Math.round(clockMs), span, threadId: null });
    if (written) {
      onTab("comments");
      onDropSpan();
    }
    return written;
  };
  return (
    <aside className="mo" aria-label={t("comments.side")}>
      <div className="mt">
        <Segmented label={t("comments.side")} value={tab} onChange={onTab} options={[{ value: "flow", label: t("comments.flowTab") }, { value: "comments", label: t("comments.tab", { count: threads.length }) }]} />
      </div>
      {tab === "flow" ? <Flow question={question} moments={moments} clockMs={clockMs} onSeek={onSeek} onCompareAround={onCompareAround} /> : <div className="mc">{sealed && mayWrite && <p className="sl">{t("comments.sealed")}</p>}<CommentList desk={desk} clockMs={clockMs} onSeek={onSeek} /></div>}
      {desk.refusal && <Banner tone="warn" icon={TriangleAlert}>{t(`failures.${desk.refusal}`)}</Banner>}
      {mayWrite && (
        <CommentForm
          label={t("comments.writeAt", { clock: clockText(clockMs) })} placeholder={t("comments.writeAt", { clock: clockText(clockMs) })} people={people} busy={desk.busy}
          quote={span?.quote ?? null} inputRef={composer} onFocus={onWriting} onDropQuote={onDropSpan} onSend={write}
        />
      )}
    </aside>
  );
}
