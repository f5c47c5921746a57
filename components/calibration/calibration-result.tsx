import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { AgreementPanel } from "@/components/debrief/agreement-panel";
import { DISCUSS_SPREAD } from "@/components/review/result-table";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { RaterMark, RaterPlot } from "@/components/ui/rater-plot";
import type { CalibrationView } from "@/lib/protocol/calibration";
import { signed } from "./member-table";

type Result = NonNullable<CalibrationView["result"]>;

/** Everybody's levels, stop by stop, and how each member differs from the others. */
export function CalibrationResult({ result }: { result: Result }) {
  const t = useTranslations("calibration");
  return (
    <div className="cal">
      <div><Panel title={t("levels")} className="overflow-hidden"><Rows result={result} /></Panel></div>
      <div>
        <AgreementPanel agreement={result.agreement} overall={null} />
        <Panel title={t("severity")}>
          <ul>{result.severity.map((member) => <li key={member.userId}><div className="tx"><b>{member.name}</b><span className="num">{member.deviation === null ? t("one") : t("deviation", { value: member.deviation.toFixed(1), units: member.units })}</span></div><b className="mono num">{signed(member.meanDifference)}</b></li>)}</ul>
          <p className="pfoot">{t("severityText")}</p>
        </Panel>
      </div>
    </div>
  );
}

/** Where in the interview a level was given. */
function Place({ row: { question, before } }: { row: Result["rows"][number] }) {
  const t = useTranslations("calibration");
  const text = question === null ? t("whole") : before === null ? t("placeEnd", { question }) : t("placeBefore", { question, before });
  return <small title={text}>{text}</small>;
}

function Rows({ result }: { result: Result }) {
  const t = useTranslations("calibration");
  if (result.raters.length === 0) return <p className="none">{t("nobody")}</p>;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t("levels")}>
      <table className="mt rows">
        <thead><tr><th scope="col">{t("criterion")}</th>{result.raters.map((rater, at) => <th scope="col" key={rater.userId}><svg viewBox="0 0 12 12" width={12} height={12} aria-hidden><RaterMark index={at} cx={6} cy={6} r={4.5} /></svg> {rater.name}</th>)}<th scope="col">{t("scale")}</th></tr></thead>
        <tbody>
          {result.rows.map((row) => {
            const levels = result.raters.map(({ userId }) => row.levels[userId]);
            const gap = (row.spread ?? 0) >= DISCUSS_SPREAD;
            return (
              <tr key={`${row.scope}/${row.criterionId}`}>
                <th scope="row"><Place row={row} />{row.criterion}{gap && <Badge tone="warn" icon={MessageSquare}>{t("discuss")}</Badge>}</th>
                {levels.map((level, at) => <td key={result.raters[at]?.userId} className="num">{level === undefined ? "–" : level === "notObserved" ? t("notObserved") : level}</td>)}
                <td className="pl"><RaterPlot levels={levels.map((level) => (typeof level === "number" ? level : null))} gap={gap} label={`${row.criterion}: ${levels.map((level) => level ?? "–").join(", ")}`} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
