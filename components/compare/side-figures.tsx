import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { clockText } from "@/lib/i18n/clock-text";
import type { CompareSideView, Pair } from "@/lib/protocol/compare";
import { SideName } from "./side-name";

/** What each of the two was: who, how long, how much was asked and how it was answered. */
export function SideFigures({ sides, scored }: { sides: Pair<CompareSideView>; scored: boolean }) {
  const t = useTranslations("compare.figure");
  const total = ({ followUps }: CompareSideView) => followUps.answered + followUps.partly + followUps.missed + followUps.asked;
  const rows: [label: string, value: (side: CompareSideView) => ReactNode][] = [
    [t("interview"), (side) => <Link className="link" href={`/review/${side.interviewId}`}>{side.title}</Link>],
    [t("raters"), (side) => side.raters.join(", ") || "–"],
    [t("time"), (side) => <>{clockText(side.durationMs)} <small>{t("planned", { minutes: side.plannedMinutes })}</small></>],
    [t("questions"), (side) => side.questions],
    [t("followUps"), total],
    ...(scored ? (["answered", "partly", "missed"] as const).map((standing): (typeof rows)[number] => [t(standing), (side) => side.followUps[standing]]) : []),
    ...(sides.some((side) => side.followUps.selfFound > 0) ? [[t("selfFound"), (side) => side.followUps.selfFound] satisfies (typeof rows)[number]] : []),
    [t("runs"), (side) => side.runs],
  ];
  return (
    <section className="panel overflow-hidden">
      <table className="fig">
        <thead><tr><th scope="col"><span className="sr">{t("what")}</span></th>{sides.map((side, at) => <th scope="col" key={side.interviewId}><SideName side={side} at={at} /></th>)}</tr></thead>
        <tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th>{sides.map((side) => <td key={side.interviewId} className="num">{value(side)}</td>)}</tr>)}</tbody>
      </table>
    </section>
  );
}
