"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { isOrganiser } from "@/lib/domain/groups/permissions";
import type { RoomView, RoundView, SeasonView } from "@/lib/domain/groups/views";
import { RoomDialog } from "./room-dialog";

/** Coming rooms whose candidate came to know the scenario after it was planned. */
export function SeenWarnings({ season }: { season: SeasonView }) {
  const t = useTranslations("groups");
  const [open, setOpen] = useState<{ round: RoundView; room: RoomView } | null>(null);
  const found = season.rounds.filter(({ status }) => status === "planned").flatMap((round) => round.rooms.flatMap((room) => (room.scenario.kind === "listed" && room.scenario.seen ? [{ round, room, seen: room.scenario.seen }] : [])));
  return (
    <>
      {found.map(({ round, room, seen }) => (
        <div key={room.roomId} className="fx" role="status">
          <Icon as={TriangleAlert} /><span className="grow">{t("rooms.warning", { number: round.number, letter: room.letter, name: seen.name, as: t(`seenAs.${seen.as}`) })}</span>
          {isOrganiser(season.me) && <Button size="sm" onClick={() => setOpen({ round, room })}>{t("rooms.change")}</Button>}
        </div>
      ))}
      {open && <RoomDialog round={open.round} room={open.room} isOrganiser={isOrganiser(season.me)} onClose={() => setOpen(null)} />}
    </>
  );
}
