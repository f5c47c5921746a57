import { clsx } from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";

/** A bordered region with a heading row; `aside` stands at its right end. */
export function Panel({ title, aside, lead, className, children, ...props }: Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  aside?: ReactNode;
  lead?: ReactNode;
}) {
  const id = useId();
  return (
    <section {...props} className={clsx("panel", className)} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="ph">
          <h2 id={id}>{title}</h2>
          {lead}
          <span className="grow" />
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
