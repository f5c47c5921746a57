import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

/** A page that only says something: nothing here, not allowed, went wrong. */
export function NoticePage({ title, text, actions }: { title: string; text: ReactNode; actions?: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-5 py-16">
      <div className="w-full max-w-[420px]">
        <h1 className="sr">{title}</h1>
        <EmptyState title={title} actions={actions}>{text}</EmptyState>
      </div>
    </main>
  );
}
