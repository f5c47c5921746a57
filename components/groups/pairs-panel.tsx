import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { meetings, type Meeting } from "@/lib/domain/groups/tallies";
import type { SeasonView } from "@/lib/domain/groups/views";
import { givenName } from "@/lib/i18n/given-name";

/** Who asks whom: interviewers down, candidates across, the number of the round in the square. */
export function PairsPanel({ season }: { season: SeasonView }) {
  const t = useTranslations("groups.pairs");
  const found = new Map(meetings(season).map((meeting) => [`${meeting.interviewer} ${meeting.candidate}`, meeting]));
  const met = [...found.values()].filter(({ state }) => state === "met").length;
  const { members } = season;
  return (
    <Panel title={t("title")} aside={<span className="lbl num">{t("count", { possible: season.possiblePairs, met, planned: found.size - met })}</span>}>
      <div className="heat" tabIndex={0} role="region" aria-label={t("label")}>
        <table>
          <thead><tr><th className="axis" scope="col">{t("axis")}</th>{members.map(({ userId, name }) => <th scope="col" key={userId}>{givenName(name)}</th>)}</tr></thead>
          <tbody>
            {members.map((asks) => (
              <tr key={asks.userId}><th scope="row">{givenName(asks.name)}</th>{members.map((answers) => <PairCell key={answers.userId} isSelf={asks === answers} meeting={found.get(`${asks.userId} ${answers.userId}`)} title={`${asks.name} → ${answers.name}`} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="keyl"><span><i className="met" />{t("met")}</span><span><i className="now" />{t("now")}</span><span><i className="planned" />{t("planned")}</span><span>{t("number")}</span></div>
    </Panel>
  );
}

function PairCell({ isSelf, meeting, title }: { isSelf: boolean; meeting: Meeting | undefined; title: string }) {
  if (isSelf) return <td className="self" />;
  return <td className={meeting?.state ?? "none"} title={title}>{meeting && <span className="mono num">{meeting.number}</span>}</td>;
}
