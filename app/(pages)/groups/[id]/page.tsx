import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { CalendarPanel } from "@/components/calendar/calendar-panel";
import { AdjustPanel } from "@/components/groups/adjust-panel";
import { BalancePanel } from "@/components/groups/balance-panel";
import { GroupActionsProvider } from "@/components/groups/group-actions";
import { GroupTabs } from "@/components/groups/group-tabs";
import { RotationGrid } from "@/components/groups/grid/rotation-grid";
import { PairsPanel } from "@/components/groups/pairs-panel";
import { RotationActions } from "@/components/groups/rotation-header";
import { SeenWarnings } from "@/components/groups/seen-warnings";
import { SeasonStatisticsPanel } from "@/components/groups/season-statistics";
import { timeText } from "@/components/groups/time-text";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { SeasonView } from "@/lib/domain/groups/views";
import { ROUND_OPENS_MINUTES, type GroupView } from "@/lib/protocol/groups";
import { listCalendarFeeds } from "@/lib/server/calendar/feeds";
import { getGroup } from "@/lib/server/use-cases/groups/groups";
import { getSeason } from "@/lib/server/use-cases/groups/season";
import { readerLocale, signedIn, valueOrPage } from "../../../guard";
import { requestTime } from "../../../request-time";
import { createCalendarFeedAction, revokeCalendarFeedAction } from "../../calendar-actions";
import { draftPlanAction } from "../actions";
import { groupActions } from "../bound-actions";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("rotation.title") };
}

export default async function RotationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/groups/${id}`;
  const account = await signedIn(path);
  const [groupRead, seasonRead, feeds] = await Promise.all([getGroup(account, id), getSeason(account, id, await readerLocale()), listCalendarFeeds(account)]);
  const [group, season] = [valueOrPage(groupRead, path), valueOrPage(seasonRead, path)];
  const t = await getTranslations("groups.rotation");
  return (
    <GroupActionsProvider actions={groupActions(id)}>
      <PageHeader title={t("title")} actions={season && <RotationActions season={season} draftPlan={season.isClosed ? null : draftPlanAction.bind(null, id, season.seasonId)} mayStart={mayStart(season)} />}>
        <Subtitle group={group} season={season} />
      </PageHeader>
      <GroupTabs groupId={id} current="rotation" isOrganiser={isOrganiser(group.me)} />
      {season ? <Season season={season} calendar={<CalendarPanel feeds={feeds.filter((feed) => feed.groupId === null || feed.groupId === id)} groupId={id} create={createCalendarFeedAction} revoke={revokeCalendarFeedAction} />} /> : <NoSeason group={group} />}
    </GroupActionsProvider>
  );
}

function mayStart(season: SeasonView): boolean {
  const current = season.rounds.find(({ isCurrent }) => isCurrent);
  if (!current) return false;
  return isOrganiser(season.me) || current.startsAt <= requestTime() + ROUND_OPENS_MINUTES * 60_000;
}

async function Subtitle({ group: { settings }, season }: { group: GroupView; season: SeasonView | null }) {
  const t = await getTranslations("groups");
  const slot = t("rotation.slot", { weekday: t(`form.weekdays.${settings.slotWeekday}`), time: timeText(settings.slotMinute) });
  if (!season) return <p className="mt-1 text-sm text-ink-3">{settings.name} · {slot}</p>;
  const done = season.rounds.filter(({ status }) => status === "done").length;
  return <p className="mt-1 text-sm text-ink-3">{settings.name} · {t("rotation.progress", { season: season.name, count: season.rounds.length, done })} · {slot}</p>;
}

async function Season({ season, calendar }: { season: SeasonView; calendar: ReactNode }) {
  const t = await getTranslations("groups.rotation");
  return (
    <>
      <section className="panel overflow-hidden" aria-label={t("gridLabel")}><RotationGrid season={season} mode={{ kind: "season" }} /><SeenWarnings season={season} /></section>
      {season.holidays.length > 0 && <p className="mt-2 text-xs text-ink-3">{t("holidays", { days: season.holidays.map(({ day, name }) => `${day.slice(5).replace("-", ".")} ${name}`).join(", ") })}</p>}
      <div className="three">
        <div className="stack"><BalancePanel season={season} /><SeasonStatisticsPanel season={season} />{calendar}</div>
        <PairsPanel season={season} />
        <AdjustPanel season={season} />
      </div>
    </>
  );
}

async function NoSeason({ group }: { group: GroupView }) {
  const t = await getTranslations("groups");
  const actions = isOrganiser(group.me) ? (
    <><Button asChild variant="ink"><Link href={`/groups/${group.groupId}/season`}>{t("season.create")}</Link></Button><Button asChild><Link href={`/groups/${group.groupId}/members`}>{t("invites.title")}</Link></Button></>
  ) : undefined;
  return <div className="panel"><EmptyState className="p-6" title={t("season.none")} actions={actions}>{t("season.noneText")}</EmptyState></div>;
}
