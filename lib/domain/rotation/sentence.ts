import type { Reason } from "./types";

/** A text of the namespace `rotation`, put into words: next-intl's translator fits. */
export type Translate = (key: string, values: Record<string, string | number>) => string;

/** One sentence out of reasons: clauses in their order, in the form that the reader's language needs at the end and before it. */
export function sentenceOf(reasons: readonly Reason[], t: Translate): string {
  const clauses = reasons.map((reason, at) => t(`reason.${reason.code}`, { ...valuesOf(reason), last: at === reasons.length - 1 ? "yes" : "no" }));
  const sentence = clauses.join(", ");
  return sentence === "" ? "" : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

function valuesOf(reason: Reason): Record<string, string | number> {
  const { code: _code, ...values } = reason;
  return "least" in values ? { ...values, same: values.least === values.most ? "yes" : "no" } : values;
}
