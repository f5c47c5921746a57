import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BalancePanel } from "@/components/groups/balance-panel";
import { DraftPlan } from "@/components/groups/draft-bar";
import { GroupActionsProvider } from "@/components/groups/group-actions";
import { PairsPanel } from "@/components/groups/pairs-panel";
import { PageHeader } from "@/components/shell/page-header";
import type { ProblemView } from "@/lib/server/use-cases/groups/plan-problems";
import { getDraft } from "@/lib/server/use-cases/groups/planning";
import { getSeason } from "@/lib/server/use-cases/groups/season";
import { readerLocale, signedIn, valueOrPage } from "../../../../guard";
import { acceptDraftAction, adjustDraftAction, discardDraftAction, draftPlanAction } from "../../actions";
import { groupActions } from "../../bound-actions";
import "@/components/groups/groups.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groups"))("plan.title") };
}

/** The organiser's own draft of the rounds to come. */
export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/groups/${id}/plan`;
  const account = await signedIn(path);
  const locale = await readerLocale();
  const season = valueOrPage(await getSeason(account, id, locale), path);
  if (season === null) redirect(`/groups/${id}`);
  const draft = valueOrPage(await getDraft(account, id, season.seasonId, locale), path);
  if (draft === null) redirect(`/groups/${id}`);
  const t = await getTranslations("groups");
  const bind = <A extends unknown[], R>(action: (groupId: string, seasonId: string, ...rest: A) => R) => action.bind(null, id, season.seasonId) as (...rest: A) => R;
  return (
    <GroupActionsProvider actions={groupActions(id)}>
      <PageHeader title={t("plan.title")} crumb={{ href: `/groups/${id}`, label: t("rotation.title") }}><p className="mt-1 text-sm text-ink-3">{t("plan.text")}</p></PageHeader>
      {draft.problems.length > 0 && <ul className="mb-4 grid gap-1 text-sm text-kkok-fg">{draft.problems.map((problem, at) => <Problem key={at} problem={problem} />)}</ul>}
      <DraftPlan season={draft.season} isOutdated={draft.isOutdated} actions={{ accept: bind(acceptDraftAction), again: bind(draftPlanAction), discard: bind(discardDraftAction), exchange: bind(adjustDraftAction) }} />
      <div className="three"><BalancePanel season={draft.season} /><PairsPanel season={draft.season} /></div>
    </GroupActionsProvider>
  );
}

async function Problem({ problem: { code, round, room, name, leastSeen } }: { problem: ProblemView }) {
  const t = await getTranslations("rotation.problem");
  return <li>{t(code, { round: round ?? 0, room: room ?? "", member: name ?? "", candidate: name ?? "" })}{leastSeen !== null && ` · ${t("leastSeen", { scenario: leastSeen })}`}{code === "noUnseenScenario" && <> · <Link className="link" href="/scenarios/import">{t("import")}</Link></>}</li>;
}
