import en from "@/lib/i18n/messages/en/common.json" with { type: "json" };
import type { Check, ValuePart } from "@/lib/protocol/evidence";
import { PARTS_JOINED_BY } from "./value-parts";

export type CheckCode = keyof typeof en.check;
export type ValueCode = keyof typeof en.checkValue;
export type Named = Required<Pick<Check, "label" | "name">>;

type Params = Readonly<Record<string, string | number>>;

/** Amounts are told as they stand: a screen would group the digits of a number. */
const asTexts = (params: Params) => Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
const filled = (text: string, texts: Readonly<Record<string, string>>) => text.replace(/\{(\w+)\}/g, (_, key: string) => texts[key] ?? "");

/** What a check looked at: a name that screens say in their reader's language, and the same in English for the command line and exports. */
export function named(code: CheckCode, params: Params = {}): Named {
  const texts = asTexts(params);
  return { label: filled(en.check[code], texts), name: { code, params: texts } };
}

/** A part of what a check wanted or got that is in our words, for the reader's language. */
export function says(code: ValueCode, params: Params = {}): ValuePart {
  return { code, params: asTexts(params) };
}

const isCode = (code: string): code is ValueCode => Object.hasOwn(en.checkValue, code);
const partInEnglish = (part: ValuePart) => (typeof part === "string" ? part : isCode(part.code) ? filled(en.checkValue[part.code], part.params) : part.code);

/** A value's parts in English, for the command line and exports. */
export const inEnglish = (parts: readonly ValuePart[]): string => parts.map(partInEnglish).join(PARTS_JOINED_BY);
