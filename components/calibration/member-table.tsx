import { useFormatter, useTranslations } from "next-intl";
import type { CalibrationOverview } from "@/lib/protocol/calibration";

/** Differences are shown in levels, with their sign; below zero is stricter than the others. */
export function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? "±0" : `${rounded > 0 ? "+" : "−"}${Math.abs(rounded).toFixed(1)}`;
}

/** Members by calibrations: mean difference from the others, and how much it varies. */
export function MemberTable({ members }: Pick<CalibrationOverview, "members">) {
  const t = useTranslations("calibration");
  const format = useFormatter();
  const rounds = [...new Map(members.flatMap((member) => member.points.map((point) => [point.calibrationId, point.at] as const)))].sort(([, a], [, b]) => a - b);
  if (members.length === 0) return <p className="none">{t("membersNone")}</p>;
  return (
    <>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t("members")}>
        <table className="mt">
          <thead><tr><th scope="col">{t("member")}</th>{rounds.map(([id, at]) => <th scope="col" key={id} className="num">{format.dateTime(at, { month: "short", day: "numeric" })}</th>)}</tr></thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.userId}>
                <th scope="row">{member.name}{member.me && <small> {t("me")}</small>}</th>
                {rounds.map(([id]) => {
                  const point = member.points.find((each) => each.calibrationId === id);
                  return point ? <td key={id} className="num"><b>{signed(point.meanDifference)}</b><small>{point.deviation === null ? t("one") : t("deviation", { value: point.deviation.toFixed(1), units: point.units })}</small></td> : <td key={id}>–</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="pfoot">{t("severityText")}</p>
    </>
  );
}
