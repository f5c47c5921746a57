"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** The heading of a stop. It takes the focus when it came in place of another one, so that keyboard and screen reader start there. */
export function StopHeading({ focus, children }: { focus: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return <h2 ref={heading} tabIndex={-1} className="mt-1 mb-2 text-xl font-semi tracking-tight outline-none">{children}</h2>;
}
