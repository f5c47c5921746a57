import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";
import { Suspense } from "react";
import { HomeTop } from "@/components/home/home-top";
import { NextInterview, NothingPlanned } from "@/components/home/hero";
import { ComingRounds } from "@/components/home/coming-rounds";
import { InstantCard } from "@/components/home/instant-card";
import { nextStep } from "@/components/home/next-step";
import { PreparationPanel } from "@/components/home/preparation-panel";
import { ProgressPanel } from "@/components/home/progress-panel";
import { RoundHero } from "@/components/home/round-hero";
import { SwapList } from "@/components/home/swap-list";
import { WaitingList } from "@/components/home/waiting-list";
import { InterviewTable } from "@/components/interviews/interview-table";
import { PageSkeleton } from "@/components/shell/page-skeleton";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { PreparationStep } from "@/lib/domain/groups/preparation";
import type { InterviewListItem, ScenarioDetailView } from "@/lib/protocol/lists";
import type { Locale } from "@/lib/protocol/roles";
import type { Account } from "@/lib/server/auth/account";
import { getMyRotation, type MyRound } from "@/lib/server/use-cases/groups/my-rounds";
import { listInterviews } from "@/lib/server/use-cases/interviews";
import { listOutcomes } from "@/lib/server/use-cases/outcomes";
import { listPracticeGoals } from "@/lib/server/use-cases/progress";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { readerLocale, signedIn } from "../guard";
import { requestTime } from "../request-time";
import { setGoalAction, setPreparedAction, startRoundAction } from "./groups/actions";
import { createInterviewAction } from "./interviews/actions";
import "@/components/home/home.css";

const RECENT_ROWS = 5;
const WAITING_ROWS = 6;
const GOAL_ROWS = 3;
/** Interviews that the progress looks back over. */
const PROGRESS_INTERVIEWS = 5;
const OPEN = ["live", "paused", "lobby"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

/** The plan of the next interview, for its interviewer only. */
async function planOf(account: Account, next: InterviewListItem | null, locale: Locale): Promise<ScenarioDetailView | null> {
  if (next?.role !== "interviewer" || next.scenario === null) return null;
  const scenario = await getScenario(account, next.scenario.slug, locale);
  return scenario.ok ? scenario.value : null;
}

/** The plan of my next round, for its interviewer only. */
async function planOfRound(account: Account, round: MyRound, locale: Locale): Promise<ScenarioDetailView | null> {
  if (round.role !== "interviewer" || round.scenario?.kind !== "listed") return null;
  const scenario = await getScenario(account, round.scenario.slug, locale);
  return scenario.ok ? scenario.value : null;
}

async function saveGoal(groupId: string, roundId: string, goal: string) {
  "use server";
  return setGoalAction(groupId, { roundId, goal });
}

async function savePrepared(groupId: string, roundId: string, step: PreparationStep, done: boolean) {
  "use server";
  return setPreparedAction(groupId, { roundId, step, done });
}

/** Open interviews: running ones first, then waiting ones, newest first; what I only watch comes last. */
async function openInterviews(account: Account, locale: Locale): Promise<InterviewListItem[]> {
  const lists = await Promise.all(OPEN.map((status) => listInterviews(account, { status, locale })));
  const items = lists.flatMap((list) => list.items);
  return [...items.filter((item) => item.role !== "observer"), ...items.filter((item) => item.role === "observer")];
}

export default async function HomePage() {
  const account = await signedIn("/");
  return <Suspense fallback={<PageSkeleton />}><Home account={account} /></Suspense>;
}

async function Home({ account }: { account: Account }) {
  const locale = await readerLocale();
  const t = await getTranslations("home");
  const format = await getFormatter();
  const [open, mine, ended, scenarios, practice] = await Promise.all([openInterviews(account, locale), getMyRotation(account, locale), listInterviews(account, { status: "ended", locale }), listScenarios(locale, account), listPracticeGoals(account)]);
  const now = requestTime();
  const goals = practice.ok ? [...new Set(practice.value.map(({ text }) => text))].slice(0, GOAL_ROWS) : [];
  const { round, interview: next } = nextStep(open, mine.rounds, now);
  const toPrepare = round ?? mine.rounds.find(({ interviewId }) => interviewId === null);
  const recent = ended.items.slice(0, RECENT_ROWS);
  const asCandidate = ended.items.filter((item) => item.role === "candidate").slice(0, PROGRESS_INTERVIEWS);
  const ids = [...new Set([...recent, ...asCandidate].map((item) => item.interviewId))];
  const [plan, outcomes] = await Promise.all([round && !next ? planOfRound(account, round, locale) : planOf(account, next, locale), listOutcomes(account, ids, locale)]);
  const byId = new Map(outcomes.map((outcome) => [outcome.interviewId, outcome]));
  const progress = asCandidate.flatMap((item) => byId.get(item.interviewId) ?? []).reverse();
  return (
    <>
      <HomeTop today={[mine.rounds[0]?.groupName, format.dateTime(now, { month: "long", day: "numeric", weekday: "long" })].filter(Boolean).join(" · ")} />
      <div className="home">
        <div>
          {next ? <NextInterview next={next} plan={plan} myName={account.name} />
            : round ? <RoundHero round={round} plan={plan} now={now} goals={goals} start={startRoundAction.bind(null, round.groupId, round.roundId)} saveGoal={saveGoal.bind(null, round.groupId, round.roundId)} /> : <NothingPlanned />}
          <ComingRounds rounds={mine.rounds} holidays={mine.holidays} now={now} />
          <WaitingList items={open.filter((item) => item !== next).slice(0, WAITING_ROWS)} myName={account.name} />
          <Panel title={t("recent.title")} className="overflow-hidden" aside={<Link className="link" href="/interviews">{t("recent.all")}<Icon as={ChevronRight} size={14} /></Link>}>
            {recent.length > 0 ? <InterviewTable items={recent} myName={account.name} outcomes={byId} /> : <p className="px-4 py-5 text-sm text-ink-3">{t("recent.empty")}</p>}
          </Panel>
        </div>
        <div>
          {toPrepare && toPrepare.role !== "rest" && <PreparationPanel role={toPrepare.role} prepared={toPrepare.prepared} goals={goals} save={savePrepared.bind(null, toPrepare.groupId, toPrepare.roundId)} />}
          <SwapList swaps={mine.swaps} />
          <InstantCard scenarios={scenarios} action={createInterviewAction} />
          <ProgressPanel outcomes={progress} />
        </div>
      </div>
    </>
  );
}
