import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type BadgeTone = "plain" | "ok" | "bad" | "warn" | "jjok" | "gam" | "line";

/** A small state: word and icon, never colour alone. */
export function Badge({ tone = "plain", icon, className, children }: { tone?: BadgeTone; icon?: LucideIcon; className?: string; children: ReactNode }) {
  return (
    <span className={clsx("bdg", tone !== "plain" && tone, className)}>
      {icon && <Icon as={icon} size={12} />}
      {children}
    </span>
  );
}
