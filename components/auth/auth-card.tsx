import type { ReactNode } from "react";

/** One card with a title, for signing in and up. */
export function AuthCard({ title, lead, foot, children }: { title: string; lead: string; foot?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel p-6 tablet:p-7">
      <h1 className="text-2xl font-semi tracking-head">{title}</h1>
      <p className="mt-1 mb-5 text-sm text-ink-2">{lead}</p>
      {children}
      {foot && <p className="mt-5 border-t border-line-1 pt-4 text-sm">{foot}</p>}
    </section>
  );
}
