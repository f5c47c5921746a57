import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Sparkline } from "@/components/ui/sparkline";
import { competencySchema } from "@/lib/content/schema";
import type { OutcomeView } from "@/lib/protocol/lists";

/** How the reader did as a candidate, oldest interview first. Nothing without an opened score. */
export function ProgressPanel({ outcomes }: { outcomes: readonly OutcomeView[] }) {
  const t = useTranslations("home.progress");
  const overalls = outcomes.flatMap(({ overall }) => (overall === null ? [] : [overall]));
  const latest = overalls.at(-1);
  if (latest === undefined) return null;
  return (
    <Panel title={t("title")}>
      <div className="ovr"><b className="num">{latest.toFixed(1)}</b><span>{t("latest")}</span><Change from={overalls.at(-2)} to={latest} /><span>{t("count", { count: overalls.length })}</span></div>
      <ul className="tr">{competencySchema.options.map((competency) => <CompetencyRow key={competency} competency={competency} outcomes={outcomes} />)}</ul>
    </Panel>
  );
}

function Change({ from, to }: { from: number | undefined; to: number }) {
  if (from === undefined) return null;
  const tenths = Math.round((to - from) * 10);
  return <span className={tenths > 0 ? "num font-medium !text-ssuk-fg" : "num"}>{tenths === 0 ? "±0" : `${tenths > 0 ? "+" : "−"}${(Math.abs(tenths) / 10).toFixed(1)}`}</span>;
}

function CompetencyRow({ competency, outcomes }: { competency: (typeof competencySchema.options)[number]; outcomes: readonly OutcomeView[] }) {
  const t = useTranslations("common.competency");
  const levels = outcomes.flatMap(({ medians }) => medians.filter((row) => row.competency === competency).slice(0, 1).map((row) => row.median));
  const last = levels.at(-1);
  if (last === undefined) return null;
  return <li><span>{t(competency)}</span><Sparkline values={levels} label={levels.join(" → ")} /><b className="mono num">{last}</b></li>;
}
