import { NextIntlClientProvider } from "next-intl";
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CheckValue } from "@/components/ui/check-value";
import { cutShort, quietOutcome } from "@/lib/evaluators/cases/case-evidence";
import { says, type ValueCode } from "@/lib/evaluators/evidence/check-names";
import { check } from "@/lib/evaluators/evidence/verdicts";
import { compareExchange } from "@/lib/evaluators/http/compare-exchange";
import { exchangeExpectedSchema } from "@/lib/evaluators/http/expected";
import { StubResources } from "@/lib/evaluators/http/resource";
import { ruleSchema } from "@/lib/evaluators/settings/expected";
import { compareSettings } from "@/lib/evaluators/settings/rules";
import { compareFiles } from "@/lib/evaluators/shell/compare-files";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { Check } from "@/lib/protocol/evidence";
import type { Locale } from "@/lib/protocol/roles";

const MESSAGES = { ko: await loadMessages("ko"), en: await loadMessages("en") };

/** Both sides of a check as a reader of this language has them on screen. */
function read(one: Check, locale: Locale): (string | undefined)[] {
  const shown = (side: "expected" | "got") =>
    renderToStaticMarkup(createElement(NextIntlClientProvider as ComponentType<Record<string, unknown>>, { locale, messages: MESSAGES[locale], timeZone: "Asia/Seoul" }, createElement(CheckValue, { check: one, side }))).replace(/<[^>]*>/g, "").replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&quot;", '"');
  return [shown("expected"), shown("got")];
}

const rule = (conditions: object) => ruleSchema.parse({ key: "k", ...conditions });

describe("what a check wanted and got", () => {
  it.each([
    [rule({ absent: true }), ["설정하지 않음", "설정하지 않음"], ["not set", "not set"]],
    [rule({}), ["설정되어 있음", "설정하지 않음"], ["set", "not set"]],
    [rule({ equals: "on-failure" }), ["on-failure", "설정하지 않음"], ["on-failure", "not set"]],
    [rule({ has: ["a", "b"], hasNot: ["c"] }), ["a, b 있음; c 없음", "설정하지 않음"], ["has a, b; has not c", "not set"]],
    [rule({ unit: "bytes", atLeast: 65536 }), ["65536바이트 이상", "설정하지 않음"], [">= 65536 bytes", "not set"]],
    [rule({ unit: "seconds", atLeast: 30, atMost: 60 }), ["30초 이상; 60초 이하", "설정하지 않음"], [">= 30 s; <= 60 s", "not set"]],
    [rule({ unit: "number", atLeast: 160000 }), [">= 160000", "설정하지 않음"], [">= 160000", "not set"]],
  ])("of a setting is in the reader's words: %j", (one, ko, en) => {
    const [checked] = compareSettings([], [one]);
    if (!checked) throw new Error("no check");
    expect(read(checked, "ko")).toEqual(ko);
    expect(read(checked, "en")).toEqual(en);
    expect([checked.expected, checked.got]).toEqual(en);
  });

  it("of a program stays as the program wrote it, whatever it looks like", () => {
    const [checked] = compareSettings([{ section: "", key: "k", value: "none", line: 1 }], [rule({ equals: "set" })]);
    expect(checked && read(checked, "ko")).toEqual(["set", "none"]);
  });

  it("of requests, files and runs that were cut short is too", () => {
    const expected = exchangeExpectedSchema.parse({ kind: "httpExchange", requests: [{ method: "PUT", headers: [{ name: "If-Match" }, { name: "Cookie", absent: true }], status: 200 }, { method: "GET" }], left: { "/orders/1": null, "/orders/2": { id: 2 } } });
    const request = { method: "PUT", path: "/orders/1", headers: { cookie: "a=1" }, body: "" };
    const all = [
      ...compareExchange(expected, [{ request }], new StubResources(expected)),
      ...compareFiles({ "/a": { type: "directory", mode: 0o755, owner: "root", group: "root", size: 0 } }, { kind: "files", files: { "/a": { exists: false }, "/b": { exists: true } } }),
      ...(cutShort({ ...quietOutcome(1), stoppedBy: "memory" }) ?? []),
    ];
    const wrong = all.filter(({ verdict }) => verdict !== "pass");
    expect(wrong.map((one) => read(one, "ko"))).toEqual([
      ["2", "1"], ["If-Match", "없음"], ["Cookie 없음", "a=1"], ["200", "응답 없음"], ["", "보내지 않음"], ['{"id":2}', "없음"], ["", "디렉터리"], ["", "없음"], ["", "메모리 상한을 넘김"],
    ]);
    for (const one of wrong) expect(read(one, "en")).toEqual([one.expected ?? "", one.got ?? ""]);
  });

  it("in words of ours has them in both languages", () => {
    for (const code of Object.keys((MESSAGES.en as { common: { checkValue: object } }).common.checkValue)) {
      const one = check("x", "x", false, { got: [says(code as ValueCode, { words: "w", amount: 1, name: "n", count: 2 })] });
      expect(read(one, "en")[1], code).toBe(one.got);
      expect(read(one, "ko")[1], code).toMatch(/[가-힣]/);
    }
  });

  it("of a later version, with a code that is not known here, is told in English", () => {
    const later: Check = { id: "x", label: "x", verdict: "fail", got: "not yet there", gotParts: [{ code: "notYet", params: {} }] };
    expect(read(later, "ko")).toEqual(["", "not yet there"]);
  });
});
