import { RaterMark } from "@/components/ui/rater-plot";
import { dayText } from "@/lib/i18n/day-text";
import type { CompareSideView } from "@/lib/protocol/compare";

/** Which of the two a column is about: its mark, whose interview it was, and when. */
export function SideName({ side, at }: { side: CompareSideView; at: number }) {
  return (
    <span className="cmp-side">
      <svg viewBox="0 0 12 12" aria-hidden><RaterMark index={at} cx={6} cy={6} r={4.5} /></svg>
      <span>{sideText(side)}</span>
    </span>
  );
}

export function sideText({ candidates, startedAt }: CompareSideView): string {
  return [candidates.join(", "), startedAt === null ? "" : dayText(startedAt)].filter((part) => part !== "").join(" · ");
}
