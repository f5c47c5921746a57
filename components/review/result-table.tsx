import { Check, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { RaterMark, RaterPlot } from "@/components/ui/rater-plot";
import type { Level } from "@/lib/protocol/commands";
import type { ResultView } from "@/lib/protocol/views";

type Row = ResultView["rows"][number];
type Rater = ResultView["raters"][number];

/** A spread from which raters should talk, in levels. */
export const DISCUSS_SPREAD = 2;

/** How each rater scored each criterion, where they stand on the scale, and what to talk about. */
export function ResultTable({ rows, raters }: { rows: readonly Row[]; raters: readonly Rater[] }) {
  const t = useTranslations("review.result");
  return (
    <div className="overflow-x-auto">
      <table className="rt">
        <colgroup><col className="cr" />{raters.map((rater) => <col key={rater.participantId} className="v" />)}<col className="pl" /><col className="md0" /><col className="st" /></colgroup>
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
            {raters.map((rater, index) => (
              <th scope="col" key={rater.participantId} className="v">
                <span className="rh"><svg viewBox="0 0 12 12" aria-hidden><RaterMark index={index} cx={6} cy={6} r={4.5} /></svg><span title={rater.name}>{rater.name}</span></span>
              </th>
            ))}
            <th className="pl" aria-hidden><div className="ax">{[1, 2, 3, 4, 5].map((level) => <span key={level} style={{ left: `${8 + ((level - 1) / 4) * 84}%` }}>{level}</span>)}</div></th>
            <th scope="col" className="md0">{t("median")}</th>
            <td className="st" />
          </tr>
        </thead>
        <tbody>{rows.map((row) => <ResultRow key={`${row.scope}-${row.criterionId}`} row={row} raters={raters} />)}</tbody>
      </table>
    </div>
  );
}

function ResultRow({ row, raters }: { row: Row; raters: readonly Rater[] }) {
  const t = useTranslations();
  const word = (level: Level | undefined) => (level === undefined ? "–" : level === "notObserved" ? t("common.notObserved") : String(level));
  const levels = raters.map((rater) => row.levels[rater.participantId]);
  const gap = row.spread !== null && row.spread >= DISCUSS_SPREAD;
  const label = t("review.result.plot", { criterion: row.criterion, levels: raters.map((rater, index) => t("review.result.rater", { name: rater.name, level: word(levels[index]) })).join(", ") });
  return (
    <tr className={gap ? "gap" : undefined}>
      <th scope="row">{row.criterion}</th>
      {levels.map((level, index) => <td key={raters[index]?.participantId} className="v num">{level === "notObserved" ? <span title={word(level)}>–<span className="sr">{word(level)}</span></span> : word(level)}</td>)}
      <td className="pl"><RaterPlot levels={levels.map((level) => (typeof level === "number" ? level : null))} gap={gap} label={label} /></td>
      <td className="md0 num">{row.median ?? "–"}</td>
      <td className="st"><SpreadBadge row={row} /></td>
    </tr>
  );
}

function SpreadBadge({ row }: { row: Row }) {
  const t = useTranslations("review.result");
  const observed = Object.values(row.levels).filter((level) => level !== "notObserved").length;
  if (observed === 0) return <Badge tone="line">{t("unobserved")}</Badge>;
  if (observed === 1 || row.spread === null) return <Badge tone="line">{t("single")}</Badge>;
  if (row.spread >= DISCUSS_SPREAD) return <Badge tone="warn" icon={MessageSquare}>{t("discuss")}</Badge>;
  if (row.spread === 0) return <Badge tone="ok" icon={Check}>{t("agree")}</Badge>;
  return <Badge tone="line">{t("spread", { spread: row.spread })}</Badge>;
}
