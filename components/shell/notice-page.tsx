import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { title: string; text: ReactNode; actions?: ReactNode };

/** Says one thing in the middle of a page: nothing here, not allowed, went wrong. */
export function Notice({ title, text, actions }: Props) {
  return (
    <div className="mx-auto w-full max-w-[420px] py-16">
      <h1 className="sr">{title}</h1>
      <EmptyState title={title} actions={actions}>{text}</EmptyState>
    </div>
  );
}

/** A notice as a page of its own, outside of any frame. */
export function NoticePage(props: Props) {
  return <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-5"><Notice {...props} /></main>;
}
