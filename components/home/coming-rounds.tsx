import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { relativeDay } from "@/components/groups/relative-day";
import { RoundRoleChip } from "@/components/groups/round-role-chip";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { TailNode } from "@/components/ui/tail";
import { dayIn } from "@/lib/domain/groups/calendar";
import { roundHeadline } from "./round-headline";
import type { HomeRound } from "./rounds";

const ROWS = 6;
type Holiday = { groupId: string; day: string; name: string };
type Row = { day: string } & ({ round: HomeRound } | { holiday: Holiday });

/** My coming places, with the weeks off between them. */
export function ComingRounds({ rounds, holidays, now }: { rounds: readonly HomeRound[]; holidays: readonly Holiday[]; now: number }) {
  const t = useTranslations("home");
  const [first] = rounds;
  if (!first) return null;
  const rows: Row[] = [...rounds.map((round) => ({ day: dayIn(round.timeZone, round.startsAt), round })), ...holidays.map((holiday) => ({ day: holiday.day, holiday }))].sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <Panel title={t("coming.title")} aside={<Link className="link" href={`/groups/${first.groupId}`}>{t("coming.all")}<Icon as={ChevronRight} size={14} /></Link>}>
      <ol className="up">{rows.slice(0, ROWS).map((row) => ("round" in row ? <ComingRound key={row.round.roundId} round={row.round} day={row.day} now={now} isNext={row.round === first} /> : <HolidayRow key={`${row.holiday.groupId} ${row.day}`} day={row.day} name={row.holiday.name} />))}</ol>
    </Panel>
  );
}

function ComingRound({ round, day, now, isNext }: { round: HomeRound; day: string; now: number; isNext: boolean }) {
  const t = useTranslations("home");
  const locale = useLocale();
  const { key, name } = roundHeadline(round);
  const near = relativeDay(round.startsAt, now, round.timeZone, locale);
  return (
    <li>
      <TailNode state={isNext ? "current" : "hidden"} />
      <span className="w mono num text-xs">{day.slice(5).replace("-", ".")} {near ?? t("round.number", { number: round.number })}</span>
      <RoundRoleChip role={round.role} room={round.room} isVoid={round.isAbsent} />
      <Link className="t" href={`/groups/${round.groupId}`}>{t(`round.short.${key}`, { name })}</Link>
      <span className="n text-xs text-ink-3"><ScenarioNote round={round} /></span>
    </li>
  );
}

function ScenarioNote({ round: { scenario } }: { round: HomeRound }) {
  const t = useTranslations("home.round");
  switch (scenario?.kind) {
    case "listed": return <>{scenario.title}</>;
    case "sealed": return <>{t("onTheDay")}</>;
    case "written": return <>{t("written", { name: scenario.by })}</>;
    default: return null;
  }
}

function HolidayRow({ day, name }: { day: string; name: string }) {
  const t = useTranslations("home.coming");
  return <li><TailNode state="dropped" /><span className="w mono num text-xs">{day.slice(5).replace("-", ".")}</span><Badge tone="line">{t("off")}</Badge><span className="t text-ink-2">{name}</span><span className="n" /></li>;
}
