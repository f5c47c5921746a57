import en from "@/lib/i18n/messages/en/common.json" with { type: "json" };
import type { Check } from "@/lib/protocol/evidence";

export type CheckCode = keyof typeof en.check;
export type Named = Required<Pick<Check, "label" | "name">>;

/** What a check looked at: a name that screens say in their reader's language, and the same in English for the command line and exports. */
export function named(code: CheckCode, params: Readonly<Record<string, string | number>> = {}): Named {
  // Amounts are told as they stand: a screen would group the digits of a number.
  const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
  const label = en.check[code].replace(/\{(\w+)\}/g, (_, key: string) => texts[key] ?? "");
  return { label, name: { code, params: texts } };
}
