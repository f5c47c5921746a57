/** Moves the focus from a button whose list item is about to go to its neighbour's; without one to `otherwise`. */
export function leaveItem(button: HTMLElement, otherwise: HTMLElement | null): void {
  const item = button.closest("li");
  const next = [item?.nextElementSibling, item?.previousElementSibling].map((each) => each?.querySelector("button") ?? null).find((each) => each !== null);
  (next ?? otherwise)?.focus();
}
