/** Single-letter shortcuts can be turned off (WCAG 2.1.4); the choice is remembered in this browser. */
export const LETTER_SHORTCUTS_COOKIE = "kkori_shortcuts";
const OFF = "off";

export type LetterShortcuts = "on" | typeof OFF;

/** Whether single-letter shortcuts work now. Ask at each key press: the choice may change in another tab. Browser only. */
export function letterShortcutsOn(): boolean {
  return !document.cookie.split("; ").includes(`${LETTER_SHORTCUTS_COOKIE}=${OFF}`);
}
