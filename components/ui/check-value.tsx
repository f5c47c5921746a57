"use client";

import { useTranslations } from "next-intl";
import type { ValueCode } from "@/lib/evaluators/evidence/check-names";
import { PARTS_JOINED_BY } from "@/lib/evaluators/evidence/value-parts";
import type { Check } from "@/lib/protocol/evidence";

/** What a check wanted or got: a program's words as they came, ours in the reader's language. Evidence may have codes that this version does not know: then in English. */
export function CheckValue({ check, side }: { check: Check; side: "expected" | "got" }) {
  const t = useTranslations("common.checkValue");
  const parts = side === "expected" ? check.expectedParts : check.gotParts;
  const texts = (parts ?? []).map((part) => (typeof part === "string" ? part : t.has(part.code as ValueCode) ? t(part.code as ValueCode, part.params) : undefined));
  return parts === undefined || texts.includes(undefined) ? check[side] : texts.join(PARTS_JOINED_BY);
}
