import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/messages/load";
import { FAILURES } from "@/lib/protocol/failures";
import type { Locale } from "@/lib/protocol/roles";

type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, prefix = ""): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)])));
}

type Values = Record<string, number | ((inside: string) => string)>;

/** Something for every word that stands after a brace or in a tag: the values that a text takes are among them. */
function valuesFor(text: string): Values {
  const words = [...text.matchAll(/\{\s*(\w+)/g)].map((match) => [match[1] ?? "", 2] as const);
  const tags = [...text.matchAll(/<(\w+)>/g)].map((match) => [match[1] ?? "", (inside: string) => inside] as const);
  return Object.fromEntries([...words, ...tags]);
}

/** What goes wrong when every text of a language is put into words. */
function troubles(locale: Locale, texts: Map<string, string>, messages: Record<string, unknown>): string[] {
  const found: string[] = [];
  const t = createTranslator({ locale, messages, timeZone: "Asia/Seoul", onError: (error) => found.push(error.message) }) as unknown as { markup(key: string, values: Values): string };
  for (const [key, text] of texts) t.markup(key, valuesFor(text));
  return found;
}

const koMessages = await loadMessages("ko");
const enMessages = await loadMessages("en");
const ko = flat(koMessages as Texts);
const en = flat(enMessages as Texts);

describe("the texts of both languages", () => {
  it("have the same keys", () => {
    expect([...en.keys()].sort()).toEqual([...ko.keys()].sort());
  });

  it("are never empty", () => {
    expect([...ko, ...en].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("can all be put into words", () => {
    expect([...troubles("ko", ko, koMessages), ...troubles("en", en, enMessages)]).toEqual([]);
  });

  it("word every failure, and shout at nobody", () => {
    for (const code of Object.keys(FAILURES)) expect(ko.get(`failures.${code}`), code).toBeTruthy();
    expect([...ko].filter(([, text]) => text.includes("!"))).toEqual([]);
  });
});
