import { useTranslations } from "next-intl";
import { Anchors } from "@/components/scenarios/anchors";
import { clockText } from "@/lib/i18n/clock-text";
import type { CriterionView, ScoreView } from "@/lib/protocol/views";

/** The viewer's own scores, each beside the anchor of the level it reached. */
export function OwnScores({ criteria, scores }: { criteria: readonly CriterionView[]; scores: readonly ScoreView[] }) {
  const t = useTranslations("review.scores");
  if (criteria.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-2">
      <h3 className="lbl">{t("mine")}</h3>
      <ul className="grid grid-cols-1 gap-2">{criteria.map((criterion) => <OwnScore key={criterion.id} criterion={criterion} score={scores.find((score) => score.criterionId === criterion.id)} />)}</ul>
      <details><summary className="sum min-h-[44px] text-xs text-ink-3 tablet:min-h-[24px]">{t("anchors")}</summary><div className="mt-2"><Anchors criteria={criteria} /></div></details>
    </div>
  );
}

function OwnScore({ criterion, score }: { criterion: CriterionView; score: ScoreView | undefined }) {
  const t = useTranslations();
  const level = score?.level;
  return (
    <li className="grid grid-cols-[28px_minmax(0,1fr)] gap-2.5 text-sm">
      <span className="mono grid size-7 place-items-center rounded-xs border border-line-2 font-semi" aria-hidden>{typeof level === "number" ? level : "–"}</span>
      <div>
        <p className="flex items-baseline gap-2 font-medium">
          {criterion.name}
          <span className="sr">{typeof level === "number" ? t("review.scores.level", { level }) : level === "notObserved" ? t("common.notObserved") : t("review.scores.none")}</span>
          {score && <span className="mono num ml-auto text-xs font-regular text-ink-3">{clockText(score.clockMs)}</span>}
        </p>
        <p className="text-xs leading-[1.125rem] text-ink-2">{typeof level === "number" ? criterion.anchors[level - 1] : level === "notObserved" ? t("common.notObserved") : t("review.scores.none")}</p>
      </div>
    </li>
  );
}
