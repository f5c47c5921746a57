"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";

const never = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** The cap of Ctrl+Enter, as this machine calls it. */
export function ModEnter() {
  const apple = useSyncExternalStore(never, onApple, () => false);
  return <Kbd>{apple ? "⌘↵" : "Ctrl ↵"}</Kbd>;
}
