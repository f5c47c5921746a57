import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { seasonStatistics } from "@/lib/domain/groups/tallies";
import type { SeasonView } from "@/lib/domain/groups/views";
import { givenName } from "@/lib/i18n/given-name";

/** What the season amounts to so far. */
export function SeasonStatisticsPanel({ season }: { season: SeasonView }) {
  const t = useTranslations("groups.statistics");
  const { roundsDone, rounds, interviews, attendance, pairsMet } = seasonStatistics(season);
  const names = new Map(season.members.map(({ userId, name }) => [userId, name]));
  return (
    <Panel title={t("title")}>
      <dl className="grid grid-cols-3 gap-3 px-4 py-3">
        {([["rounds", `${roundsDone} / ${rounds}`], ["interviews", interviews], ["pairs", pairsMet]] as const).map(([key, value]) => (
          <div key={key}><dt className="text-xs text-ink-3">{t(key)}</dt><dd className="mono num text-lg font-semi">{value}</dd></div>
        ))}
      </dl>
      {roundsDone > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line-1 px-4 py-3 text-xs text-ink-2" aria-label={t("attendance")}>
          {attendance.map(({ userId, came, of }) => <li key={userId}>{givenName(names.get(userId) ?? "")} <span className="mono num">{came}/{of}</span></li>)}
        </ul>
      )}
    </Panel>
  );
}
