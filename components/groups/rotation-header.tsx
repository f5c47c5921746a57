"use client";

import { CalendarX, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { SeasonView } from "@/lib/domain/groups/views";
import type { Failure } from "@/lib/protocol/failures";
import { AbsenceDialog } from "./absence-dialog";
import { useGroupActions, useRun } from "./group-actions";
import { StartRoundButton } from "./start-round";

/** What one does with a rotation as a whole: say that one is away, start the round, plan anew. */
export function RotationActions({ season, draftPlan, mayStart }: { season: SeasonView; draftPlan: (() => Promise<Failure | null>) | null; mayStart: boolean }) {
  const t = useTranslations("groups.rotation");
  const router = useRouter();
  const { startRound } = useGroupActions();
  const { run, pending } = useRun();
  const [away, setAway] = useState(false);
  const current = season.rounds.find(({ isCurrent }) => isCurrent);
  const isPlanned = season.rounds.some(({ cells }) => cells.some(({ role }) => role !== null));
  const me = season.members.find(({ userId }) => userId === season.me.userId);
  return (
    <>
      {me && <Button variant="ghost" onClick={() => setAway(true)}><Icon as={CalendarX} />{t("away")}</Button>}
      {current && mayStart && isPlanned && <StartRoundButton start={() => startRound(current.roundId)} variant="line" label={t(current.status === "started" ? "openAgain" : "start", { number: current.number })} />}
      {draftPlan && isOrganiser(season.me) && <Button variant="ink" disabled={pending} onClick={() => run(draftPlan, { then: () => router.push(`/groups/${season.groupId}/plan`) })}><Icon as={RefreshCw} />{t(isPlanned ? "replan" : "plan")}</Button>}
      {away && me && <AbsenceDialog round={null} person={{ userId: me.userId, name: me.name, isMe: true }} onClose={() => setAway(false)} />}
    </>
  );
}
