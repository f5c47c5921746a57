import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const TONE = { plain: "", good: "g", warn: "w", bad: "b" } as const;

/** One line about a connection, a run or a failure: what is safe first, then what happened, then what to do. */
export function Banner({ tone = "plain", icon, meta, action, className, children }: {
  tone?: keyof typeof TONE;
  icon: LucideIcon;
  meta?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={clsx("bn", TONE[tone], className)}>
      <Icon as={icon} />
      <span className="grow">{children}</span>
      {meta && <small className="num">{meta}</small>}
      {action}
    </div>
  );
}
