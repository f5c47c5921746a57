"use client";

import { CalendarX } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { dayIn } from "@/lib/domain/groups/calendar";
import { canGroup } from "@/lib/domain/groups/permissions";
import type { AbsenceView, SeasonView } from "@/lib/domain/groups/views";
import { useGroupActions, useRun } from "./group-actions";

/** From one day to another, as `12.02–12.04`. */
export function daysText({ fromDay, toDay }: Pick<AbsenceView, "fromDay" | "toDay">): string {
  const short = (day: string | null) => (day ?? "").slice(5).replace("-", ".");
  return fromDay === toDay ? short(fromDay) : `${short(fromDay)}–${short(toDay)}`;
}

/** Absences over days that are not over: one's own, and everybody's for organisers. Each can be taken back. */
export function DayAbsences({ season: { absences, timeZone, me } }: { season: SeasonView }) {
  const t = useTranslations("groups");
  const today = dayIn(timeZone, useNow().getTime());
  const { withdrawAbsence } = useGroupActions();
  const { run, pending } = useRun();
  const coming = absences.filter(({ roundId, toDay, userId }) => roundId === null && (toDay ?? "") >= today && canGroup(me, "absence.report", { userId }));
  return coming.map((absence) => (
    <div key={absence.absenceId} className="rq">
      <h3><Icon as={CalendarX} /><span className="num">{daysText(absence)}</span> {absence.name} · {t(`absence.kind.${absence.kind}`)}</h3>
      {absence.reason && <p>{absence.reason}</p>}
      <div className="ac"><Button size="sm" disabled={pending} onClick={() => run(() => withdrawAbsence(absence.absenceId), { text: t("absence.withdrawn") })}>{t("cell.comesAfterAll")}</Button></div>
    </div>
  ));
}
