"use client";

import { useTranslations } from "next-intl";
import { formatClock } from "../clock/clock";
import type { OutlineNode } from "./outline";

/** The state of a node in words, as it stands beside its shape: "12:31 revealed". */
export function useStateWord(): (node: OutlineNode) => string {
  const t = useTranslations("console.state");
  return (node) => {
    if (node.state === "queued") return t("queued", { place: node.queuePlace ?? 0 });
    if (node.state === "revealed" && node.revealedClockMs !== null) return t("revealedAt", { at: formatClock(node.revealedClockMs) });
    return t(node.state);
  };
}
