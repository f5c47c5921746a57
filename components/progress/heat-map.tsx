import { useTranslations } from "next-intl";
import Link from "next/link";
import { Sparkline } from "@/components/ui/sparkline";
import { competencySchema } from "@/lib/content/schema";
import type { ProgressPoint } from "@/lib/protocol/progress";

const format = (level: number) => (Number.isInteger(level) ? String(level) : level.toFixed(1));

/** Competencies by rounds. Each cell says its level in figures; the tint only repeats it. */
export function HeatMap({ points }: { points: readonly ProgressPoint[] }) {
  const t = useTranslations();
  const rows = competencySchema.options.filter((competency) => points.some((point) => point.levels[competency] != null));
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t("progress.competencies")}>
      <table className="hm">
        <thead>
          <tr>
            <th scope="col">{t("progress.competency")}</th>
            {points.map((point) => <th scope="col" key={point.key}><Link className="link" href={point.interviews === 1 ? `/review/${point.interviewIds[0]}` : "/interviews"}>{point.label}</Link><small className="num">{t("progress.behind", { count: point.interviews })}</small></th>)}
            <th scope="col">{t("progress.course")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((competency) => {
            const levels = points.flatMap((point) => point.levels[competency] ?? []);
            return (
              <tr key={competency}>
                <th scope="row">{t(`common.competency.${competency}`)}</th>
                {points.map((point) => <Cell key={point.key} level={point.levels[competency] ?? null} />)}
                <td className="sp"><Sparkline values={levels} label={levels.map(format).join(" → ")} /></td>
              </tr>
            );
          })}
          <tr className="all"><th scope="row">{t("progress.overall")}</th>{points.map((point) => <td key={point.key} className="num">{point.overall === null ? "–" : point.overall.toFixed(1)}</td>)}<td /></tr>
        </tbody>
      </table>
    </div>
  );
}

function Cell({ level }: { level: number | null }) {
  const t = useTranslations("common");
  if (level === null) return <td className="none"><span aria-hidden>–</span><span className="sr">{t("notObserved")}</span></td>;
  return <td className="num" data-level={Math.round(level)}>{format(level)}</td>;
}
