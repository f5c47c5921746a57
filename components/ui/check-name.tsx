"use client";

import { useTranslations } from "next-intl";
import type { Check } from "@/lib/protocol/evidence";

/** Checks whose name is a phrase. The others are named by what they look at: a path, a setting, a statement. */
const NAMED = ["count", "counts", "distinct", "exitCode", "exposure", "finished", "lineCount", "lines", "loads", "members", "order", "plan:buffers", "plan:tables", "ran", "readable", "replies", "result:columns", "syntax", "verify", "busy", "engine"] as const;

/** What a check of a run looked at, in the reader's language. */
export function CheckName({ check }: { check: Pick<Check, "id" | "label"> }) {
  const t = useTranslations("common.check");
  const named = NAMED.find((id) => id === check.id);
  return named ? t(named) : check.label;
}
