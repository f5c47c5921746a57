"use client";

import { useSyncExternalStore } from "react";
import { rememberPreference } from "@/components/ui/preference-cookie";
import { LETTER_SHORTCUTS_COOKIE, letterShortcutsOn } from "@/lib/client/letter-shortcuts";

const changed = new EventTarget();

/** Whether single-letter shortcuts work, and the switch; the same choice as in the settings. */
export function useShortcutSetting(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, letterShortcutsOn, () => true);
  return [on, choose];
}

/** The choice may have changed in another tab, which is seen when this one is looked at again. */
function subscribe(notify: () => void): () => void {
  window.addEventListener("focus", notify);
  changed.addEventListener("change", notify);
  return () => {
    window.removeEventListener("focus", notify);
    changed.removeEventListener("change", notify);
  };
}

function choose(on: boolean): void {
  rememberPreference(LETTER_SHORTCUTS_COOKIE, on ? null : "off");
  changed.dispatchEvent(new Event("change"));
}
