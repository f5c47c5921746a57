import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Suspense, type ReactNode } from "react";
import { CalendarPanel } from "@/components/calendar/calendar-panel";
import { AdjustPanel } from "@/components/groups/adjust-panel";
import { BalancePanel } from "@/components/groups/balance-panel";
import { GroupActionsProvider } from "@/components/groups/group-actions";
import { GroupTabs } from "@/components/groups/group-tabs";
import { RotationGrid } from "@/components/groups/grid/rotation-grid";
import { PairsPanel } from "@/components/groups/pairs-panel";
import { RotationActions } from "@/components/groups/rotation-header";
import { RotationSkeleton } from "@/components/groups/rotation-skeleton";
import { SeasonList } from "@/components/groups/season-list";
import { SeenWarnings } from "@/components/groups/seen-warnings";
import { SeasonStatisticsPanel } from "@/components/groups/season-statistics";
import { timeText } from "@/components/groups/time-text";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { SeasonView } from "@/lib/domain/groups/views";
import { ROUND_OPENS_MINUTES, type GroupView } from "@/lib/protocol/groups";
import type { Account } from "@/lib/server/auth/account";
import { listCalendarFeeds } from "@/lib/server/calendar/feeds";
import { getGroup } from "@/lib/server/use-cases/groups/groups";
import { getSeason, listSeasons, type SeasonListItem } from "@/lib/server/use-cases/groups/season";
import { readerLocale, signedIn, valueOrPage } from "../../../guard";
import { requestTime } from "../../../request-time";
import { firstOf, withQuery, type SearchParams } from "../../../search-params";
import { createCalendarFeedAction, revokeCalendarFeedAction } from "../../calendar-actions";
import { draftPlanAction } from "../actions";
import { groupActions } from "../bound-actions";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("rotation.title") };
}

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** The rotation of the group's season, or of an earlier one that was asked for. Who may see it is clear before anything is sent. */
export default async function RotationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const path = withQuery(`/groups/${id}`, asked);
  const account = await signedIn(path);
  const [groupRead, seasonsRead] = await Promise.all([getGroup(account, id), listSeasons(account, id)]);
  const [group, seasons] = [valueOrPage(groupRead, path), valueOrPage(seasonsRead, path)];
  const shownId = firstOf(asked.season);
  if (shownId !== undefined && !seasons.some(({ seasonId }) => seasonId === shownId)) notFound();
  return (
    <GroupActionsProvider actions={groupActions(id)}>
      <Suspense key={shownId} fallback={<RotationSkeleton group={group} />}><Rotation account={account} group={group} seasons={seasons} shownId={shownId} /></Suspense>
    </GroupActionsProvider>
  );
}

type RotationProps = { account: Account; group: GroupView; seasons: readonly SeasonListItem[]; shownId: string | undefined };

async function Rotation({ account, group, seasons, shownId }: RotationProps) {
  const { groupId } = group;
  const [seasonRead, feeds] = await Promise.all([getSeason(account, groupId, await readerLocale(), shownId), listCalendarFeeds(account)]);
  const season = valueOrPage(seasonRead, `/groups/${groupId}`);
  const t = await getTranslations("groups.rotation");
  const calendar = <CalendarPanel feeds={feeds.filter((feed) => feed.groupId === null || feed.groupId === groupId)} groupId={groupId} create={createCalendarFeedAction} revoke={revokeCalendarFeedAction} />;
  return (
    <>
      <PageHeader title={t("title")} actions={season && !isEarlier(season, seasons) && <RotationActions season={season} draftPlan={season.isClosed ? null : draftPlanAction.bind(null, groupId, season.seasonId)} mayStart={mayStart(season)} />}>
        <Subtitle group={group} season={season} />
      </PageHeader>
      <GroupTabs groupId={groupId} current="rotation" isOrganiser={isOrganiser(group.me)} />
      {season ? <Season season={season} seasons={seasons} calendar={calendar} /> : <NoSeason group={group} />}
    </>
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

/** A season that is over while another one runs or came after it. */
function isEarlier({ seasonId, isClosed }: SeasonView, seasons: readonly SeasonListItem[]): boolean {
  return isClosed && seasons[0]?.seasonId !== seasonId;
}

async function Season({ season, seasons, calendar }: { season: SeasonView; seasons: readonly SeasonListItem[]; calendar: ReactNode }) {
  const t = await getTranslations("groups.rotation");
  const earlier = isEarlier(season, seasons);
  return (
    <>
      <section className="panel overflow-hidden" aria-label={t("gridLabel")}><RotationGrid season={season} mode={{ kind: "season" }} /><SeenWarnings season={season} /></section>
      {season.holidays.length > 0 && <p className="mt-2 text-xs text-ink-3">{t("holidays", { days: season.holidays.map(({ day, name }) => `${day.slice(5).replace("-", ".")} ${name}`).join(", ") })}</p>}
      <div className="three">
        <div className="stack"><BalancePanel season={season} /><SeasonStatisticsPanel season={season} />{!earlier && calendar}</div>
        <PairsPanel season={season} />
        <div className="stack">{!earlier && <AdjustPanel season={season} />}<SeasonList groupId={season.groupId} seasons={seasons} shownId={season.seasonId} /></div>
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
