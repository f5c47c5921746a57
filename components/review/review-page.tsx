import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Markdown } from "@/components/ui/markdown";
import { Panel } from "@/components/ui/panel";
import type { ReviewView } from "@/lib/protocol/views";
import { EvidenceList } from "./evidence-list";
import { Moments } from "./moments";
import { OwnScores } from "./own-scores";
import { Playback } from "./playback/playback";
import { ReviewHeader } from "./review-header";
import { ReviewQuestion } from "./review-question";
import { MediansPanel, ResultPanel, SealPanel } from "./scoring";
import "./review.css";

type Props = { review: ReviewView; me: { participantId: string; name: string }; listed: boolean; playback: ComponentProps<typeof Playback> };

/** A past interview, as far as this viewer may see it. */
export function ReviewPage({ review, me, listed, playback }: Props) {
  const t = useTranslations("review");
  const rater = review.role !== "candidate";
  const loose = review.notes.filter((note) => !review.questions.some((question) => question.nodeId === note.questionId));
  return (
    <>
      <ReviewHeader review={review} meId={me.participantId} listed={listed} />
      {playback.playback.questions.length > 0 && <Playback {...playback} />}
      <div className="rv">
        <div>
          {review.result && <ResultPanel result={review.result} interviewId={review.interviewId} />}
          {review.questions.length === 0 && <section className="panel p-6"><EmptyState title={t("noQuestions.title")}>{t("noQuestions.text")}</EmptyState></section>}
          {review.questions.map((question) => (
            <ReviewQuestion key={question.nodeId} question={question} notes={review.notes.filter((note) => note.questionId === question.nodeId)} result={review.result} rater={rater} myName={me.name} />
          ))}
        </div>
        <div>
          {review.result ? <MediansPanel result={review.result} /> : <SealPanel review={review} />}
          {rater && review.interviewCriteria.length > 0 && <section className="panel p-4"><OwnScores criteria={review.interviewCriteria} scores={review.interviewScores} /></section>}
          {loose.length > 0 && <Panel title={t("notes")}><Moments notes={loose} myName={me.name} /></Panel>}
          <EvidenceList evidence={review.evidence} />
          <Briefing review={review} />
        </div>
      </div>
    </>
  );
}

function Briefing({ review: { briefing } }: { review: ReviewView }) {
  const t = useTranslations("review");
  if (!briefing) return null;
  return (
    <Panel title={t("briefing")}>
      <div className="p-4">
        <Markdown className="text-sm">{briefing.briefing}</Markdown>
        {briefing.facts.length > 0 && (
          <dl className="mt-3 border-t border-line-1 text-sm" aria-label={t("facts")}>
            {briefing.facts.map((fact) => <div key={fact.id} className="flex gap-3 border-b border-line-1 py-1.5"><dt className="w-24 flex-none text-ink-3">{fact.label}</dt><dd className="min-w-0">{fact.value}</dd></div>)}
          </dl>
        )}
      </div>
    </Panel>
  );
}
