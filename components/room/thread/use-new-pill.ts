"use client";

import { useEffect, useState, type RefObject } from "react";

/** Distance from the end, in CSS pixels, within which a reader counts as being at the end of the thread. */
const NEAR_END_PX = 80;
const ANSWER = ".answer";
const READABLE_SHARE = 0.6;

/**
 * Watches whether the newest question can be seen. When one arrives out of sight, the thread follows only if the reader stood at its end
 * and is not writing; otherwise a pill says so and nothing moves.
 */
export function useNewPill(thread: RefObject<HTMLElement | null>, newestId: string | null, fresh: boolean): { pill: boolean; go(): void } {
  const [hiddenId, setHiddenId] = useState<string | null>(null);

  useEffect(() => {
    const root = thread.current;
    const newest = root?.querySelector("[data-newest]");
    if (!root || !newest || newestId === null) return;
    const nearEnd = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_END_PX + newest.getBoundingClientRect().height;
    const writing = document.activeElement?.closest(ANSWER) !== null && document.activeElement !== null;
    if (!fresh || (nearEnd && !writing)) newest.scrollIntoView({ block: "nearest" });
    const observer = new IntersectionObserver(([entry]) => setHiddenId(entry && isReadable(entry) ? null : newestId), { root: isScrolled(root) ? root : null, threshold: [0, 0.3, READABLE_SHARE, 1] });
    observer.observe(newest);
    return () => observer.disconnect();
  }, [thread, newestId, fresh]);

  const go = () => thread.current?.querySelector("[data-newest]")?.scrollIntoView({ block: "center", behavior: "smooth" });

  return { pill: hiddenId !== null && hiddenId === newestId, go };
}

/** Most of it is in sight, or, if it is taller than the thread, it fills much of that. */
function isReadable({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean {
  return intersectionRatio >= READABLE_SHARE || intersectionRect.height > (rootBounds?.height ?? Infinity) / 2;
}

/** On phones the page scrolls instead of the thread. */
function isScrolled(root: HTMLElement): boolean {
  return getComputedStyle(root).overflowY !== "visible";
}
