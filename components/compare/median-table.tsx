import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { RaterMark, RaterPlot } from "@/components/ui/rater-plot";
import type { CompareRowView, CompareSideView, Pair } from "@/lib/protocol/compare";
import { sideText } from "./side-name";

/** A difference from which a row is marked, in levels. */
const NOTABLE = 1;

const levelText = (level: number | null) => (level === null ? "–" : Number.isInteger(level) ? String(level) : level.toFixed(1));
const signed = (difference: number) => (Math.abs(difference) < 0.05 ? "±0" : `${difference > 0 ? "+" : "−"}${levelText(Math.abs(difference))}`);

/** Medians of the two per row, where they stand on the scale, and how far apart they are. */
export function MedianTable({ rows, sides, total }: { rows: readonly CompareRowView[]; sides: Pair<CompareSideView>; total?: CompareRowView }) {
  const t = useTranslations("compare");
  return (
    <table className="med">
      <thead>
        <tr>
          <th scope="col">{t("criterion")}</th>
          {sides.map((side, at) => <th scope="col" className="v" key={side.interviewId}><svg viewBox="0 0 12 12" aria-hidden><RaterMark index={at} cx={6} cy={6} r={4.5} /></svg><span className="sr">{sideText(side)}</span></th>)}
          <th className="pl" aria-hidden />
          <th scope="col" className="df">{t("difference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <MedianRow key={row.key} row={row} />)}
        {total && <MedianRow row={total} className="all" />}
      </tbody>
    </table>
  );
}

function MedianRow({ row: { name, medians, difference }, className }: { row: CompareRowView; className?: string }) {
  const t = useTranslations("compare");
  const words = medians.map((median) => (median === null ? t("noLevel") : levelText(median)));
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      {medians.map((median, at) => <td key={at} className="v num">{median === null ? <><span aria-hidden>–</span><span className="sr">{t("noLevel")}</span></> : levelText(median)}</td>)}
      <td className="pl"><RaterPlot levels={medians} label={t("plot", { criterion: name, before: words[0] ?? "", after: words[1] ?? "" })} /></td>
      <td className={clsx("df num", difference !== null && Math.abs(difference) >= NOTABLE && (difference > 0 ? "up" : "down"))}>{difference === null ? "–" : signed(difference)}</td>
    </tr>
  );
}
