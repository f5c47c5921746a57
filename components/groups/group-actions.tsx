"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { createContext, useContext, useTransition, type ReactNode } from "react";
import { useToast } from "@/components/ui/toast";
import type { Failure, FailureCode, Result } from "@/lib/protocol/failures";
import type { FixesView, ScenarioChoices, StartedRoundView } from "./views";

type Done = Promise<Failure | null>;

/** What the pages of one group can do; each is a server action bound to the group. */
export type GroupActions = {
  reportAbsence(input: { userId?: string; roundId?: string; fromDay?: string; toDay?: string; kind?: "absence" | "snooze" | "noShow"; reason?: string }): Done;
  withdrawAbsence(absenceId: string): Done;
  listFixes(roundId: string, userId: string): Promise<Result<FixesView>>;
  applyFix(roundId: string, input: { userId: string; index: number; revision: number; movedTo?: number }): Done;
  requestSwap(input: { roundId: string; partnerId: string; reason?: string }): Done;
  answerSwap(swapId: string, accept: boolean): Done;
  withdrawSwap(swapId: string): Done;
  decideSwap(swapId: string, approve: boolean): Done;
  startRound(roundId: string): Promise<Result<StartedRoundView>>;
  listScenarios(roomId: string): Promise<Result<ScenarioChoices>>;
  chooseScenario(roomId: string, slug: string): Done;
  addGuest(input: { roomId: string; name: string; role: string }): Done;
  removeGuest(placementId: string): Done;
  changeRound(roundId: string, input: { revision: number; startsAt?: number; authorDeadline?: number | null; reviewerId?: string | null }): Done;
};

const Actions = createContext<GroupActions | null>(null);

export function GroupActionsProvider({ actions, children }: { actions: GroupActions; children: ReactNode }) {
  return <Actions value={actions}>{children}</Actions>;
}

export function useGroupActions(): GroupActions {
  const actions = useContext(Actions);
  if (!actions) throw new Error("outside of a group's pages");
  return actions;
}

/** Refusals because somebody else was faster: the page is shown as it is now, and what was typed or planned stays. */
const OUTRUN: readonly FailureCode[] = ["planChanged", "conflict", "roundStarted"];

/** Runs an action: a refusal is told, success shows the page as it is now. `pending` while it runs. */
export function useRun() {
  const t = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [pending, start] = useTransition();
  const run = (action: () => Promise<Failure | null>, done?: { text?: string; then?: () => void }) =>
    start(async () => {
      const refused = await action().catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (refused && OUTRUN.includes(refused.code)) router.refresh();
      if (refused) return toast({ text: t(refused.code), tone: "bad" });
      if (done?.text) toast({ text: done.text });
      done?.then?.();
      router.refresh();
    });
  return { run, pending };
}
