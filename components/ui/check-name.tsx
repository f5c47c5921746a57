"use client";

import { useTranslations } from "next-intl";
import type { CheckCode } from "@/lib/evaluators/evidence/check-names";
import type { Check } from "@/lib/protocol/evidence";

/** What a check of a run looked at, in the reader's language. Evidence may name what this version does not know: then as it is written. */
export function CheckName({ check: { name, label } }: { check: Pick<Check, "name" | "label"> }) {
  const t = useTranslations("common.check");
  const code = name?.code as CheckCode | undefined;
  return code !== undefined && t.has(code) ? t(code, name?.params) : label;
}
