"use client";

import { clsx } from "clsx";
import { Check, Clock, Lock, PenLine, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { localText } from "@/lib/domain/groups/calendar";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { RoomScenarioView, RoomView, RoundView, SeasonView } from "@/lib/domain/groups/views";
import { givenName } from "@/lib/i18n/given-name";
import { RoomDialog } from "../room-dialog";

/** A row for each room: what it is asked about, and whether its candidate has seen that. */
export function ScenarioRows({ season, isDraft }: { season: SeasonView; isDraft: boolean }) {
  const t = useTranslations("groups.rooms");
  const [open, setOpen] = useState<{ round: RoundView; room: RoomView } | null>(null);
  const letters = [...new Set(season.rounds.flatMap(({ rooms }) => rooms.map(({ letter }) => letter)))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return (
    <>
      {letters.map((letter, at) => (
        <tr key={letter} className={at === 0 ? "sr1" : undefined}>
          <th className="rm" scope="row">{t("room", { letter })}<small>{t("scenario")}</small></th>
          {season.rounds.map((round) => {
            const room = round.rooms.find((one) => one.letter === letter);
            return (
              <td key={round.roundId} className={clsx("sc", round.status === "done" && "past", round.isCurrent && "now")}>
                {room && <ScenarioCell season={season} round={round} room={room} isMine={round.cells.some((cell) => cell.userId === season.me.userId && cell.room === letter && cell.role === "candidate")} />}
                {room && !isDraft && mayChange(season, round, room) && <button type="button" className="lnk" onClick={() => setOpen({ round, room })}>{t("change")}<span className="sr"> {t("of", { number: round.number, letter })}</span></button>}
              </td>
            );
          })}
        </tr>
      ))}
      {open && <RoomDialog round={open.round} room={open.room} isOrganiser={isOrganiser(season.me)} onClose={() => setOpen(null)} />}
    </>
  );
}

function mayChange(season: SeasonView, round: RoundView, room: RoomView): boolean {
  const mine = round.cells.find((cell) => cell.userId === season.me.userId && cell.room === room.letter)?.role;
  return room.state === "planned" && round.status !== "done" && mine !== "candidate" && (isOrganiser(season.me) || mine === "author");
}

function ScenarioCell({ season, round, room, isMine }: { season: SeasonView; round: RoundView; room: RoomView; isMine: boolean }) {
  const t = useTranslations("groups.rooms");
  const format = useFormatter();
  return (
    <>
      <p>{room.scenario.kind === "written" && round.status !== "planned" ? t("wrote", { name: room.scenario.by }) : titleOf(room.scenario, t)}</p>
      {(room.scenario.kind !== "written" || round.status === "planned") && <ScenarioState scenario={room.scenario} isMine={isMine} />}
      {room.scenario.kind === "written" && round.status === "planned" && <Writing round={round} season={season} />}
      {room.movedTo !== null && <span className="un lk"><Icon as={Clock} size={12} />{t("movedTo", { date: format.dateTime(room.movedTo, { month: "numeric", day: "numeric", timeZone: season.timeZone }) })}</span>}
      {room.vacant.length > 0 && room.state === "planned" && <span className="un bad"><Icon as={TriangleAlert} size={12} />{t("vacant")}</span>}
      {room.guests.length > 0 && <span className="un lk">{t("guests", { names: room.guests.map(({ name }) => name).join(", ") })}</span>}
    </>
  );
}

/** Until when a scenario is handed in, and who reviews it. */
function Writing({ round: { authorDeadline, reviewerId }, season: { members, timeZone } }: { round: RoundView; season: SeasonView }) {
  const t = useTranslations("groups.rooms");
  const reviewer = members.find(({ userId }) => userId === reviewerId);
  return (
    <>
      {authorDeadline !== null && <span className="un lk num">{t("deadline", { date: localText(timeZone, authorDeadline).slice(5).replace("-", ".").replace("T", " ") })}</span>}
      {reviewer && <span className="un lk">{t("reviewer", { name: givenName(reviewer.name) })}</span>}
    </>
  );
}

function titleOf(scenario: RoomScenarioView, t: ReturnType<typeof useTranslations<"groups.rooms">>): string {
  switch (scenario.kind) {
    case "sealed": return t("sealed");
    case "listed": return scenario.title;
    case "written": return t("written", { name: scenario.by });
    case "missing": return t("missing");
  }
}

function ScenarioState({ scenario, isMine }: { scenario: RoomScenarioView; isMine: boolean }) {
  const t = useTranslations();
  switch (scenario.kind) {
    case "sealed": return <span className="un lk"><Icon as={Lock} size={12} />{t(isMine ? "groups.rooms.iAnswer" : "groups.rooms.iAnswerLater")}</span>;
    case "written": return <span className="un lk"><Icon as={PenLine} size={12} />{t("groups.rooms.draft")}</span>;
    case "missing": return <span className="un bad"><Icon as={TriangleAlert} size={12} />{t("groups.rooms.choose")}</span>;
    case "listed": return scenario.seen
      ? <span className="un bad"><Icon as={TriangleAlert} size={12} />{t("groups.rooms.seen", { as: t(`groups.seenAs.${scenario.seen.as}`) })}</span>
      : <span className="un"><Icon as={Check} size={12} />{t("groups.rooms.unseen")}</span>;
  }
}
