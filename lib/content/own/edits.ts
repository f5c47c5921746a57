import type { OwnFollowUp } from "./own-scenario";

/** Small changes to lists of parts, each told apart by its id. */

export function replaced<T extends { id: string }>(list: readonly T[], next: T): T[] {
  return list.map((item) => (item.id === next.id ? next : item));
}

export function without<T extends { id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((item) => item.id !== id);
}

/** The list with the item at `from` moved to `to`; the same list for places that it does not have. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = [...list.slice(0, from), ...list.slice(from + 1)];
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Without a follow-up; what continued it continues what it continued. */
export function withoutFollowUp(list: readonly OwnFollowUp[], id: string): OwnFollowUp[] {
  const parentId = list.find((item) => item.id === id)?.parentId ?? null;
  return without(list, id).map((item) => (item.parentId === id ? { ...item, parentId } : item));
}
