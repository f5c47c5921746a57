"use client";

import { useState } from "react";

/** Whether the newest node came in while the page was open: only then is it drawn with motion and read aloud. */
export function useFresh(newestId: string | null): boolean {
  const [first] = useState(newestId);
  return newestId !== null && newestId !== first;
}
