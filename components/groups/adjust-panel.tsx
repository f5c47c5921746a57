"use client";

import { ArrowLeftRight, CalendarX } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { CellView, RoundView, SeasonView, SwapView } from "@/lib/domain/groups/views";
import { givenName } from "@/lib/i18n/given-name";
import { AbsenceFix } from "./absence-fix";
import { DayAbsences } from "./day-absences";
import { useGroupActions, useRun } from "./group-actions";
import { daysUntil } from "./relative-day";

/** What waits for a decision: places that somebody can not take, and swaps. */
export function AdjustPanel({ season }: { season: SeasonView }) {
  const t = useTranslations("groups.adjust");
  const vacant = season.rounds.filter(({ status }) => status !== "done").flatMap((round) => round.cells.filter(({ absence, role }) => absence !== null && role !== null).map((cell) => ({ round, cell })));
  const count = vacant.length + season.swaps.length;
  return (
    <Panel title={t("title")} aside={<span className="lbl num">{t("count", { count })}</span>}>
      {count === 0 && <p className="px-4 py-5 text-sm text-ink-3">{t("nothing")}</p>}
      {vacant.map(({ round, cell }) => <Vacancy key={`${round.roundId} ${cell.userId}`} season={season} round={round} cell={cell} />)}
      <DayAbsences season={season} />
      {season.swaps.map((swap) => <Swap key={swap.swapId} season={season} swap={swap} />)}
    </Panel>
  );
}

function Vacancy({ season, round, cell }: { season: SeasonView; round: RoundView; cell: CellView }) {
  const t = useTranslations();
  const now = useNow();
  const name = season.members.find(({ userId }) => userId === cell.userId)?.name ?? "";
  const reason = season.absences.find(({ userId, roundId }) => userId === cell.userId && (roundId === null || roundId === round.roundId))?.reason;
  const days = daysUntil(round.startsAt, now.getTime(), season.timeZone);
  return (
    <div className="rq">
      <h3><Icon as={CalendarX} />{t("groups.adjust.absent", { number: round.number, name, kind: t(`groups.absence.kind.${cell.absence ?? "absence"}`) })}<Badge tone="warn">{days <= 0 ? t("groups.adjust.today") : `D-${days}`}</Badge></h3>
      <p>{cell.role !== "rest" && cell.role !== null && t("groups.adjust.vacant", { role: t(`rotation.role.${cell.role}`), room: cell.room ?? "" })} {reason}</p>
      {isOrganiser(season.me) && <AbsenceFix round={round} userId={cell.userId} timeZone={season.timeZone} />}
    </div>
  );
}

function Swap({ season, swap }: { season: SeasonView; swap: SwapView }) {
  const t = useTranslations("groups.swap");
  const { answerSwap, decideSwap, withdrawSwap } = useGroupActions();
  const { run, pending } = useRun();
  const { me } = season;
  const { swapId, requester, partner, number, status, reason } = swap;
  const cells = season.rounds.find(({ roundId }) => roundId === swap.roundId)?.cells ?? [];
  return (
    <div className="rq">
      <h3><Icon as={ArrowLeftRight} />{t("between", { number, requester: requester.name, partner: partner.name })}<Badge tone={status === "accepted" ? "jjok" : "plain"}>{t(status === "accepted" ? "agreed" : "waiting", { name: givenName(partner.name) })}</Badge></h3>
      <p><Places cells={cells} ids={[requester.userId, partner.userId]} />{reason && ` ${reason}`}</p>
      <div className="ac">
        {status === "asked" && partner.userId === me.userId && <><Button size="sm" variant="ink" disabled={pending} onClick={() => run(() => answerSwap(swapId, true))}>{t("accept")}</Button><Button size="sm" disabled={pending} onClick={() => run(() => answerSwap(swapId, false))}>{t("decline")}</Button></>}
        {status === "accepted" && isOrganiser(me) && <><Button size="sm" variant="ink" disabled={pending} onClick={() => run(() => decideSwap(swapId, true))}>{t("approve")}</Button><Button size="sm" disabled={pending} onClick={() => run(() => decideSwap(swapId, false))}>{t("reject")}</Button></>}
        {requester.userId === me.userId && <Button size="sm" variant="ghost" disabled={pending} onClick={() => run(() => withdrawSwap(swapId))}>{t("withdraw")}</Button>}
      </div>
    </div>
  );
}

function Places({ cells, ids: [first, second] }: { cells: readonly CellView[]; ids: [string, string] }) {
  const t = useTranslations();
  const place = (id: string) => {
    const cell = cells.find(({ userId }) => userId === id);
    return cell?.role ? `${t(`rotation.role.${cell.role}`)}${cell.room ? ` ${cell.room}` : ""}` : "";
  };
  return <>{t("groups.swap.exchange", { first: place(first), second: place(second) })}</>;
}
