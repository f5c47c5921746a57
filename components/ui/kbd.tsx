/** A key cap. Hidden from screen readers; say the shortcut with `aria-keyshortcuts` on the control. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="kbd" aria-hidden>{children}</kbd>;
}
