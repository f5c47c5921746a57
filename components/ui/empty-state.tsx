import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Nothing here yet: a dashed tail, one sentence, and what to do next. */
export function EmptyState({ title, children, actions, className }: { title: string; children?: ReactNode; actions?: ReactNode; className?: string }) {
  return (
    <div className={clsx("em", className)}>
      <svg className="tl" viewBox="0 0 64 40" aria-hidden>
        <path d="M8 4v16a12 12 0 0 0 12 12h26" />
        <circle cx="53" cy="32" r="6" />
      </svg>
      <b>{title}</b>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
