import { ArrowRight, Calendar, Eye, Layers, PenLine, User } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { daysUntil, partOfDay, relativeDay } from "@/components/groups/relative-day";
import { RoundRoleChip } from "@/components/groups/round-role-chip";
import { StartRoundButton } from "@/components/groups/start-round";
import type { StartedRoundView } from "@/components/groups/views";
import { PlanRuler } from "@/components/scenarios/plan-ruler";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import { DAY_TIME } from "@/lib/i18n/day-text";
import { ROUND_OPENS_MINUTES } from "@/lib/protocol/groups";
import type { Result } from "@/lib/protocol/failures";
import type { ScenarioDetailView } from "@/lib/protocol/lists";
import { GoalForm, type SaveGoal } from "./goal-form";
import { RefreshAt } from "./refresh-at";
import { roundHeadline } from "./round-headline";
import type { HomeRound } from "./rounds";

const ROLE_ICON = { interviewer: User, candidate: User, observer: Eye, author: PenLine } as const;

type Props = { round: HomeRound; plan: ScenarioDetailView | null; now: number; goals: readonly string[]; start: () => Promise<Result<StartedRoundView>>; saveGoal: SaveGoal };

/** My next place in a round. From a quarter of an hour before its time its rooms can be opened with one click. */
export function RoundHero({ round, plan, now, goals, start, saveGoal }: Props) {
  const t = useTranslations("home.round");
  const locale = useLocale();
  const { key, name } = roundHeadline(round);
  const when = relativeDay(round.startsAt, now, round.timeZone, locale);
  const days = daysUntil(round.startsAt, now, round.timeZone);
  const isDue = round.startsAt - now <= ROUND_OPENS_MINUTES * 60_000;
  return (
    <section className="panel hero" aria-labelledby="next">
      <div className="in">
        <div className="when"><RoundRoleChip role={round.role} room={round.room} size="lg" isVoid={round.isAbsent} /><Badge tone="gam">{days <= 0 ? t("today") : `D-${days}`}</Badge><span className="lbl">{t("number", { number: round.number })} · {round.groupName}</span></div>
        <h1 id="next">{when === null ? t(`headline.${key}`, { name }) : t("dated", { when: when[0]!.toUpperCase() + when.slice(1), part: partOfDay(round.startsAt, round.timeZone), sentence: t(`headline.${key}`, { name }) })}</h1>
        <RoundFacts round={round} />
        <RoundScenario round={round} plan={plan} />
        {round.role === "candidate" && !round.isAbsent && <GoalForm goal={round.goal?.text ?? ""} known={goals} save={saveGoal} />}
        {round.role !== "candidate" && round.goal && <div className="goal"><span className="text-xs text-ink-3">{t("goalOf", { name: round.goal.name })}</span><p>{round.goal.text}</p></div>}
      </div>
      <div className="act">
        {isDue || isOrganiser({ role: round.myGroupRole }) ? <StartRoundButton start={start} size="lg" variant={isDue ? "gam" : "ink"} label={t(isDue && round.room ? "enter" : "start")} /> : null}
        {round.role === "interviewer" && round.scenario?.kind === "listed" && <Button asChild size="lg"><Link href={`/scenarios/${round.scenario.slug}`}>{t("read")}</Link></Button>}
        <Button asChild size="lg" variant="ghost"><Link href={`/groups/${round.groupId}`}>{t("rotation")}<Icon as={ArrowRight} /></Link></Button>
        <span className="grow" />
        {!isDue && <><OpensAt round={round} /><RefreshAt instant={round.startsAt - ROUND_OPENS_MINUTES * 60_000} /></>}
      </div>
    </section>
  );
}

function OpensAt({ round }: { round: HomeRound }) {
  const t = useTranslations("home.round");
  const format = useFormatter();
  return <span className="lbl hint num">{t("opens", { time: format.dateTime(round.startsAt - ROUND_OPENS_MINUTES * 60_000, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: round.timeZone }) })}</span>;
}

function RoundFacts({ round }: { round: HomeRound }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <div className="facts">
      <span><Icon as={Calendar} /><span className="num">{format.dateTime(round.startsAt, { ...DAY_TIME, timeZone: round.timeZone })} · {t("common.minutes", { count: round.plannedMinutes })}</span></span>
      {round.people.map(({ name, role }) => <span key={`${role} ${name}`}><Icon as={ROLE_ICON[role]} />{t(`rotation.role.${role}`)} {name}</span>)}
      {round.authorDeadline !== null && (round.role === "author" || round.isReviewer) && <span className="num">{t("home.round.deadline", { date: format.dateTime(round.authorDeadline, { ...DAY_TIME, timeZone: round.timeZone }) })}</span>}
      {round.isReviewer && <span><Icon as={PenLine} />{t("home.round.youReview")}</span>}
      {round.reviewer && round.role === "author" && <span>{t("home.round.reviewer", { name: round.reviewer })}</span>}
    </div>
  );
}

function RoundScenario({ round, plan }: { round: HomeRound; plan: ScenarioDetailView | null }) {
  const t = useTranslations("home.round");
  if (round.scenario === null) return null;
  if (round.scenario.kind !== "listed") return round.role === "candidate" ? <p className="mt-4 rounded-md bg-canvas px-3.5 py-3 text-sm text-ink-2">{t("sealed")}</p> : <div className="scn"><Icon as={Layers} /><b>{round.scenario.kind === "written" ? t("written", { name: round.scenario.by }) : t(round.scenario.kind === "sealed" ? "onTheDay" : "noScenario")}</b></div>;
  return (
    <>
      <div className="scn"><Icon as={Layers} /><b>{round.scenario.title}</b>{plan && <span className="tags">{plan.topics.join(" · ")}</span>}<span className="grow" />{round.scenario.seen === null ? <Badge tone="ok">{t("unseen")}</Badge> : <Badge tone="bad">{t("seen")}</Badge>}</div>
      {plan && <PlanRuler scenario={plan} />}
    </>
  );
}
