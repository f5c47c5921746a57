import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "@playwright/test";
import { NextIntlClientProvider } from "next-intl";
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReportSheet } from "@/components/report/report-sheet";
import { loadMessages } from "@/lib/i18n/messages/load";
import {
  REPORT_CRITERIA_MAX, REPORT_FOLLOW_UPS_MAX, REPORT_GOALS_MAX, REPORT_LINE_CHARS, REPORT_PARAGRAPH_CHARS, REPORT_QUESTIONS_MAX, REPORT_QUOTE_CHARS, REPORT_QUOTES_MAX, REPORT_RUNS_MAX,
  type ReportView,
} from "@/lib/protocol/report";
import type { Locale } from "@/lib/protocol/roles";

const ROOT = resolve(import.meta.dirname, "../..");
const EXECUTABLE = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
const STYLES = [
  "node_modules/pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css", "node_modules/@fontsource-variable/jetbrains-mono/wght.css",
  "node_modules/tailwindcss/preflight.css", "app/tokens.css", "components/ui/kit.css", "components/report/report.css",
];
const SENTENCE: Record<Locale, string> = { ko: "느린 회선과 동기 워커를 스스로 이었고, 두 읽기 사이의 간격이라는 점을 먼저 짚었습니다. ", en: "Named the slow line and the synchronous worker alone, and that a timeout counts between two reads. " };

/** Every place of the page full to its limit: longer an interview can not make it. */
function theLongestReport(locale: Locale): ReportView {
  const text = (length: number) => SENTENCE[locale].repeat(10).slice(0, length);
  const criteria = Array.from({ length: REPORT_CRITERIA_MAX }, (_each, at) => ({ name: text(14 + at), median: 3.5, anchor: text(90), levels: [2, 3, 4, 5] }));
  const perQuestion = Math.ceil(REPORT_FOLLOW_UPS_MAX / REPORT_QUESTIONS_MAX);
  let left = REPORT_FOLLOW_UPS_MAX;
  const questions = Array.from({ length: REPORT_QUESTIONS_MAX }, (_each, at) => {
    const count = Math.min(perQuestion, left);
    left -= count;
    const followUps = Array.from({ length: count }, (_followUp, place) => ({ prompt: `${at}.${place} ${text(REPORT_LINE_CHARS - 4)}`, clockMs: (at * 9 + place * 2) * 60_000, outcome: (["answered", "partly", "missed"] as const)[place % 3]! }));
    return { index: at + 1, title: text(REPORT_LINE_CHARS), spentMs: 9 * 60_000, selfFound: 1, followUps };
  });
  return {
    interviewId: "0190a000-0000-7000-8000-000000000001", title: text(58), candidate: text(40), overall: 3.5, startedAt: 1_800_000_000_000, durationMs: 89 * 60_000, group: text(24),
    interviewers: [text(12), text(13)], raters: 6, conclusion: text(REPORT_PARAGRAPH_CHARS), strongest: criteria[0]!, next: { name: criteria[1]!.name, anchor: text(90) },
    criteria, questions,
    quotes: Array.from({ length: REPORT_QUOTES_MAX }, (_each, at) => ({ text: `${at} ${text(REPORT_QUOTE_CHARS - 2)}`, question: 3, clockMs: at * 60_000, criterion: text(20) })),
    runs: Array.from({ length: REPORT_RUNS_MAX }, (_each, at) => ({ question: at + 1, passed: at, of: 3 })),
    goals: Array.from({ length: REPORT_GOALS_MAX }, (_each, at) => `${at} ${text(REPORT_LINE_CHARS - 2)}`),
    agreement: { units: 40, pairs: 600, within: 0.93, alpha: { state: "known", value: 0.71, low: 0.52, high: 0.84 } },
    leftOut: { criteria: 2, questions: 3, followUps: 9, quotes: 12 },
  };
}

async function markup(report: ReportView, locale: Locale): Promise<string> {
  const messages = await loadMessages(locale);
  const sheet = createElement(ReportSheet, { report, locale });
  const body = renderToStaticMarkup(createElement(NextIntlClientProvider as ComponentType<Record<string, unknown>>, { locale, messages, timeZone: "Asia/Seoul" }, sheet));
  const links = STYLES.map((style) => `<link rel="stylesheet" href="${pathToFileURL(join(ROOT, style)).href}">`).join("");
  return `<!doctype html><html lang="${locale}" data-theme="dark"><head><meta charset="utf-8">${links}</head><body>${body}</body></html>`;
}

describe.skipIf(!existsSync(EXECUTABLE))("the report on paper", () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "kkori-paper-"));
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(report: ReportView, locale: Locale): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1200 } });
    const file = join(folder, `${locale}.html`);
    writeFileSync(file, await markup(report, locale));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  it.each(["ko", "en"] as const)("is exactly one page for the longest interview, with nothing cut off, and light on a dark screen (%s)", async (locale) => {
    const page = await open(theLongestReport(locale), locale);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
    expect(numPages).toBe(1);
    await page.emulateMedia({ media: "print" });
    const { inside, height, sheet } = await page.locator(".sheet").evaluate((element) => ({
      sheet: getComputedStyle(element).backgroundColor,
      height: element.getBoundingClientRect().bottom,
      inside: Math.max(...[...element.querySelectorAll("*")].map((part) => part.getBoundingClientRect().bottom)),
    }));
    expect(inside).toBeLessThanOrEqual(height);
    expect(sheet).toMatch(/^(oklch\(1 0 0\)|rgb\(255, 255, 255\))$/);
    await page.close();
  });
});
