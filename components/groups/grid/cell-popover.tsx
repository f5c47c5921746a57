"use client";

import { ArrowLeftRight, CalendarX, Shuffle, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover as RadixPopover } from "radix-ui";
import { useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { coversRound } from "@/lib/domain/groups/calendar";
import { canGroup, isOrganiser } from "@/lib/domain/groups/permissions";
import type { CellView, RoundView, SeasonView } from "@/lib/domain/groups/views";
import { AbsenceDialog } from "../absence-dialog";
import { daysText } from "../day-absences";
import { RoundRoleChip } from "../round-role-chip";
import { SwapDialog } from "../swap-dialog";
import { useGroupActions, useRun } from "../group-actions";
import { Reasons } from "./reasons";

export type OpenCell = { round: RoundView; cell: CellView; anchor: HTMLButtonElement };
type Props = { open: OpenCell; season: SeasonView; onPick: ((number: number, userId: string) => void) | null; onClose: () => void };

/** Why somebody has a place, and what can be done about it. */
export function CellPopover({ open, season, onPick, onClose }: Props) {
  const t = useTranslations("groups");
  const { reportAbsence, withdrawAbsence } = useGroupActions();
  const { run, pending } = useRun();
  const [dialog, setDialog] = useState<"absence" | "swap" | null>(null);
  const { round, cell, anchor } = open;
  const anchorRef = useRef(anchor);
  const { me } = season;
  const name = season.members.find(({ userId }) => userId === cell.userId)?.name ?? "";
  const isMine = cell.userId === me.userId;
  const isOpen = round.status === "planned" && onPick === null;
  const mayReport = isOpen && cell.absence === null && canGroup(me, "absence.report", { userId: cell.userId });
  const absence = season.absences.find(({ userId, ...days }) => userId === cell.userId && coversRound({ userId, ...days }, round));
  if (dialog === "absence") return <AbsenceDialog round={round} person={{ userId: cell.userId, name, isMe: isMine }} onClose={onClose} />;
  if (dialog === "swap") return <SwapDialog round={round} season={season} onClose={onClose} />;
  return (
    <RadixPopover.Root open onOpenChange={(next) => !next && onClose()}>
      <RadixPopover.Anchor virtualRef={anchorRef} />
      <RadixPopover.Portal>
        <RadixPopover.Content className="pop w-[300px]" sideOffset={4} collisionPadding={12} align="start" aria-label={t("cell.label", { number: round.number, name })} onCloseAutoFocus={(event) => { event.preventDefault(); anchor.focus(); }}>
          <div className="grid gap-2 p-3">
            <p className="flex items-center gap-2 text-sm font-semi"><span className="grow">{t("cell.label", { number: round.number, name })}</span>{cell.role && <RoundRoleChip role={cell.role} room={cell.room} />}</p>
            {cell.role && <Reasons reasons={cell.reasons} />}
          </div>
          {onPick && cell.role && <button type="button" className="mi w-full" onClick={() => { onPick(round.number, cell.userId); onClose(); }}><Icon as={Shuffle} />{t("cell.pick")}</button>}
          {mayReport && <button type="button" className="mi w-full" onClick={() => setDialog("absence")}><Icon as={CalendarX} />{t(isMine ? "cell.absent" : "cell.absentOther")}</button>}
          {isOpen && isMine && cell.role && cell.swapId === null && <button type="button" className="mi w-full" onClick={() => setDialog("swap")}><Icon as={ArrowLeftRight} />{t("cell.swap")}</button>}
          {absence && onPick === null && round.status !== "done" && canGroup(me, "absence.report", { userId: cell.userId }) && <button type="button" className="mi w-full" disabled={pending} onClick={() => run(() => withdrawAbsence(absence.absenceId), { then: onClose })}><Icon as={CalendarX} />{t("cell.comesAfterAll")}{absence.roundId === null && <span className="num">{daysText(absence)}</span>}</button>}
          {round.status === "started" && isOrganiser(me) && cell.role && cell.absence === null && (
            <button type="button" className="mi w-full" disabled={pending} onClick={() => run(() => reportAbsence({ userId: cell.userId, roundId: round.roundId, kind: "noShow" }), { then: onClose })}><Icon as={UserX} />{t("cell.noShow")}</button>
          )}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
