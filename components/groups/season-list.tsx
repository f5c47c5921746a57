import { useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";

type Item = { seasonId: string; name: string; isClosed: boolean };

/** The group's seasons, newest first, each with its own rotation. */
export function SeasonList({ groupId, seasons, shownId }: { groupId: string; seasons: readonly Item[]; shownId: string }) {
  const t = useTranslations("groups.season");
  if (seasons.length < 2) return null;
  return (
    <Panel title={t("all")}>
      <ul>
        {seasons.map(({ seasonId, name, isClosed }) => (
          <li key={seasonId} className="mrow">
            <Link className="link grow" href={`/groups/${groupId}?season=${seasonId}`} aria-current={seasonId === shownId ? "page" : undefined}>{name}</Link>
            {seasonId === shownId && <span className="lbl">{t("shown")}</span>}
            <Badge tone={isClosed ? "plain" : "jjok"}>{t(isClosed ? "closed" : "running")}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
