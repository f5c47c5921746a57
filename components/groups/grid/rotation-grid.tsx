"use client";

import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { canGroup } from "@/lib/domain/groups/permissions";
import type { CellView, RoundView, SeasonView } from "@/lib/domain/groups/views";
import { RoundDialog } from "../round-dialog";
import { CellPopover, type OpenCell } from "./cell-popover";
import { GridCell } from "./grid-cell";
import { GridHead } from "./grid-head";
import { ScenarioRows } from "./scenario-rows";
import { useGridKeys } from "./use-grid-keys";

/** Widths in pixels: the column of names, and the least of a round. */
const NAMES_WIDTH = 128;
const ROUND_WIDTH = 112;

/** `draft`: cells exchange places in the plan that is being worked on. */
export type GridMode = { kind: "season" } | { kind: "draft"; exchange: (round: number, firstId: string, secondId: string) => void };

/** Rounds across, members down. Arrows move, Enter opens what can be done with a place. Scrolls to the current round. */
export function RotationGrid({ season, mode }: { season: SeasonView; mode: GridMode }) {
  const t = useTranslations("groups.grid");
  const locale = useLocale();
  const { rounds, members, me } = season;
  const table = useRef<HTMLTableElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const current = Math.max(0, rounds.findIndex(({ isCurrent }) => isCurrent));
  const keys = useGridKeys(table, members.length, rounds.length, current);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const [changingId, setChangingId] = useState<string | null>(null);
  const changing = rounds.find(({ roundId }) => roundId === changingId);
  const [picked, setPicked] = useState<{ number: number; userId: string } | null>(null);

  useLayoutEffect(() => {
    const [scroller, head] = [box.current, table.current?.querySelector("th.now")];
    const names = table.current?.querySelector("th");
    if (scroller && head && names && scroller.scrollWidth > scroller.clientWidth) scroller.scrollLeft += head.getBoundingClientRect().left - names.getBoundingClientRect().right - (scroller.clientWidth > 760 ? ROUND_WIDTH * 2 : 0);
  }, []);

  const choose = (round: RoundView, cell: CellView, anchor: HTMLButtonElement) => {
    if (mode.kind === "draft" && picked && picked.number === round.number && picked.userId !== cell.userId) {
      mode.exchange(round.number, picked.userId, cell.userId);
      return setPicked(null);
    }
    setOpen({ round, cell, anchor });
  };
  return (
    <div ref={box} className="sched" tabIndex={0} role="region" aria-label={t("label")}>
      <table ref={table} className="rot" style={{ minWidth: NAMES_WIDTH + rounds.length * ROUND_WIDTH }} onKeyDown={keys.onKeyDown}>
        <colgroup><col style={{ width: NAMES_WIDTH }} />{rounds.map(({ roundId }) => <col key={roundId} />)}</colgroup>
        <GridHead rounds={rounds} timeZone={season.timeZone} locale={locale} onChange={mode.kind === "season" && canGroup(me, "round.change") ? ({ roundId }) => setChangingId(roundId) : null} />
        <tbody>
          {members.map((member, row) => (
            <tr key={member.userId} className={member.userId === me.userId ? "me" : undefined}>
              <th scope="row"><span className="nm"><Avatar name={member.name} />{member.name}{member.userId === me.userId && <small>{t("me")}</small>}{member.hasLeft && <small>{t("left")}</small>}</span></th>
              {rounds.map((round, column) => (
                <td key={round.roundId} className={clsx(round.status === "done" && "past", round.isCurrent && "now", cellOf(round, member.userId).absence && "abs")}>
                  <GridCell
                    cell={cellOf(round, member.userId)} name={member.name} round={round} place={{ row, column }}
                    inTabOrder={keys.active.row === row && keys.active.column === column}
                    isPicked={picked?.number === round.number && picked.userId === member.userId}
                    onFocus={() => keys.setActive({ row, column })}
                    onOpen={(anchor) => choose(round, cellOf(round, member.userId), anchor)}
                  />
                </td>
              ))}
            </tr>
          ))}
          <ScenarioRows season={season} isDraft={mode.kind === "draft"} />
        </tbody>
      </table>
      {changing && <RoundDialog round={changing} season={season} onClose={() => setChangingId(null)} />}
      {open && <CellPopover open={open} season={season} onPick={mode.kind === "draft" ? (number, userId) => setPicked({ number, userId }) : null} onClose={() => setOpen(null)} />}
    </div>
  );
}

function cellOf(round: RoundView, userId: string): CellView {
  return round.cells.find((cell) => cell.userId === userId) ?? { userId, role: null, room: null, absence: null, reasons: [], swapId: null };
}
