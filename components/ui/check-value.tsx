"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { ValueCode } from "@/lib/evaluators/evidence/check-names";
import { PARTS_JOINED_BY } from "@/lib/evaluators/evidence/value-parts";
import type { Check } from "@/lib/protocol/evidence";

/** What a check wanted or got: a program's words as they came, ours in the reader's language and not as code. Evidence may have codes that this version does not know: then in English. */
export function CheckValue({ check, side }: { check: Check; side: "expected" | "got" }) {
  const t = useTranslations("common.checkValue");
  const parts = side === "expected" ? check.expectedParts : check.gotParts;
  if (parts === undefined || parts.some((part) => typeof part !== "string" && !t.has(part.code as ValueCode))) return check[side];
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at > 0 && PARTS_JOINED_BY}
      {typeof part === "string" ? part : <span className="font-sans">{t(part.code as ValueCode, part.params)}</span>}
    </Fragment>
  ));
}
