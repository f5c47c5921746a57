import { ArrowRight, Calendar, Clock, Eye, Layers, User } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { StatusBadge } from "@/components/interviews/status-badge";
import { hrefOf, othersOf } from "@/components/interviews/where";
import { PlanRuler } from "@/components/scenarios/plan-ruler";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { RoleChip } from "@/components/ui/role-chip";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { InterviewListItem, ScenarioDetailView } from "@/lib/protocol/lists";
import { headlineOf } from "./headline";

const ENTER = { interviewer: "console", candidate: "room", observer: "observe" } as const;

/** The interview I am in next. Its plan is handed in for the interviewer only. */
export function NextInterview({ next, plan, myName }: { next: InterviewListItem; plan: ScenarioDetailView | null; myName: string }) {
  const t = useTranslations("home");
  const { key, name } = headlineOf(next);
  const running = next.status !== "lobby";
  return (
    <section className="panel hero" aria-labelledby="next">
      <div className="in">
        <div className="when"><RoleChip role={next.role} size="lg" /><StatusBadge status={next.status} /></div>
        <h1 id="next">{t(`headline.${key}`, { name })}</h1>
        <Facts next={next} myName={myName} />
        {next.role === "candidate" && <p className="mt-4 rounded-md bg-canvas px-3.5 py-3 text-sm text-ink-2">{t("goal")}</p>}
        {next.role !== "candidate" && next.scenario && (
          <div className="scn"><Icon as={Layers} /><b>{next.scenario.title}</b>{plan && <span className="tags">{plan.topics.join(" · ")}</span>}</div>
        )}
        {plan && <PlanRuler scenario={plan} />}
      </div>
      <div className="act">
        <Button asChild size="lg" variant={running ? "gam" : "ink"}><Link href={hrefOf(next)} prefetch={false}>{t(ENTER[next.role])}<Icon as={ArrowRight} /></Link></Button>
        {next.role === "interviewer" && next.scenario && <Button asChild size="lg"><Link href={`/scenarios/${next.scenario.slug}`}>{t("preview")}</Link></Button>}
        {next.role === "interviewer" && <Button asChild size="lg" variant="ghost"><Link href={`/interviews/${next.interviewId}`}>{t("manage")}</Link></Button>}
        {next.role === "candidate" && <><span className="grow" /><span className="lbl hint">{t("candidateHint")}</span></>}
      </div>
    </section>
  );
}

function Facts({ next, myName }: { next: InterviewListItem; myName: string }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <div className="facts">
      <span><Icon as={Calendar} /><span className="num">{t("home.made", { date: format.dateTime(next.createdAt, DAY_TIME) })}</span></span>
      <span><Icon as={Clock} />{t("home.planned", { minutes: next.plannedMinutes })}</span>
      {othersOf(next, myName).map((person) => (
        <span key={person.participantId}><Icon as={person.role === "observer" ? Eye : User} />{t(`common.role.${person.role}`)} {person.name}</span>
      ))}
    </div>
  );
}

/** Nothing is planned: the sentence and what to do. */
export function NothingPlanned() {
  const t = useTranslations("home");
  return (
    <section className="panel hero" aria-labelledby="next">
      <div className="in">
        <svg className="h-10 w-16 fill-none stroke-line-ctl stroke-[1.5]" viewBox="0 0 64 40" aria-hidden>
          <path strokeLinecap="round" d="M8 4v16a12 12 0 0 0 12 12h26" /><circle cx="53" cy="32" r="6" className="fill-surface" strokeDasharray="3 3" />
        </svg>
        <h1 id="next">{t("headline.none")}</h1>
        <p className="text-sm text-ink-2">{t("noneText")}</p>
      </div>
      <div className="act">
        <Button asChild size="lg" variant="ink"><Link href="/interviews/new">{t("instant.start")}</Link></Button>
        <Button asChild size="lg"><Link href="/scenarios">{t("preview")}</Link></Button>
      </div>
    </section>
  );
}
