import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { AgreementView } from "@/lib/protocol/views";
import "./agreement.css";

/** Two decimals, with a minus sign that is no hyphen. */
function figure(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

/** How far raters agreed while blind: the share within one level leads, alpha stands only where there is enough to say. */
export function AgreementPanel({ agreement, overall }: { agreement: AgreementView; overall: number | null }) {
  const t = useTranslations("scoring.debrief");
  const { within, units, pairs, alpha } = agreement;
  return (
    <Panel title={t("agreement")} aside={overall !== null && <span className="kv">{t("overall")} <b>{overall.toFixed(1)}</b></span>}>
      <dl className="ag">
        <div><dt>{t("within")}</dt><dd className="num">{within === null ? "–" : `${Math.round(within * 100)}%`}<small>{within === null ? t("withinNone") : t("pairs", { units, pairs })}</small></dd></div>
        <div><dt>{t("alpha")}</dt><dd className="num">{alpha.state === "known" ? <>{figure(alpha.value)}<small>{t("interval", { low: figure(alpha.low), high: figure(alpha.high) })}</small></> : <small>{alpha.state === "tooFew" ? t("tooFew", alpha) : t("noVariation")}</small>}</dd></div>
      </dl>
      <p className="pfoot">{t("blindNote")}</p>
    </Panel>
  );
}
