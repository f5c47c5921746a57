"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => undefined;

/** The name of the command key on this computer: ⌘ on Apple's, else Ctrl. */
export function useCommandKey(): string {
  return useSyncExternalStore(nothing, () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"), () => "Ctrl");
}
