import { useState, type KeyboardEvent, type RefObject } from "react";

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Arrows, Home and End move among the cells of a table; one cell at a time is in the tab order. Cells are buttons with `data-row` and
 * `data-column`.
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>, rows: number, columns: number, startColumn: number) {
  const [active, setActive] = useState({ row: 0, column: startColumn });
  const focus = (row: number, column: number) => {
    setActive({ row, column });
    table.current?.querySelector<HTMLButtonElement>(`button[data-row="${row}"][data-column="${column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    if (row === undefined || column === undefined) return;
    const [at, across] = [Number(row), Number(column)];
    const step = STEPS[event.key];
    const target = step ? [at + step[0], across + step[1]] : event.key === "Home" ? [at, 0] : event.key === "End" ? [at, columns - 1] : null;
    if (!target) return;
    event.preventDefault();
    focus(Math.min(Math.max(target[0] ?? 0, 0), rows - 1), Math.min(Math.max(target[1] ?? 0, 0), columns - 1));
  };
  return { active, setActive, onKeyDown };
}
