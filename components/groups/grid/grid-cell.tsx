import { clsx } from "clsx";
import { ArrowLeftRight, CalendarX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { CellView, RoundView } from "@/lib/domain/groups/views";
import { RoundRoleChip } from "../round-role-chip";

type Props = {
  cell: CellView;
  name: string;
  round: RoundView;
  place: { row: number; column: number };
  inTabOrder: boolean;
  isPicked: boolean;
  onFocus: () => void;
  onOpen: (anchor: HTMLButtonElement) => void;
};

/** One member's place in one round. */
export function GridCell({ cell, name, round, place, inTabOrder, isPicked, onFocus, onOpen }: Props) {
  const t = useTranslations();
  const { role, room, absence, swapId } = cell;
  const words = [t("groups.grid.round", { number: round.number }), name, role ? `${t(`rotation.role.${role}`)}${room ? ` ${room}` : ""}` : t("groups.grid.noPlace"), absence && t(`groups.absence.kind.${absence}`), swapId && t("groups.swap.requested")];
  return (
    <button
      type="button" className={clsx("cell", isPicked && "pick")} aria-haspopup="dialog" aria-label={words.filter(Boolean).join(", ")}
      data-row={place.row} data-column={place.column} tabIndex={inTabOrder ? 0 : -1} onFocus={onFocus} onClick={(event) => onOpen(event.currentTarget)}
    >
      {role && <RoundRoleChip role={role} room={room} isVoid={absence !== null} />}{" "}
      {!role && !absence && <span className="text-xs text-ink-3" aria-hidden>–</span>}
      {absence && <small><Icon as={CalendarX} size={12} />{t(`groups.absence.kind.${absence}`)}</small>}{" "}
      {swapId && <small className="sw"><Icon as={ArrowLeftRight} size={12} />{t("groups.swap.requested")}</small>}
    </button>
  );
}
