import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import * as Y from "yjs";
import { loadScenario } from "@/lib/content/load";
import { localize, type Scenario } from "@/lib/content/schema";
import editor from "@/lib/i18n/messages/ko/editor.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { accessibilityFaults } from "./accessibility";
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const TOUCH_PX = 44;

let product: Product;
let scenario: Scenario;
test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start();
  ({ scenario } = await loadScenario(resolve(import.meta.dirname, "../../content"), "log-processor"));
});
test.afterAll(() => product?.stop());

test("the candidate's room: syllables, two windows, pause, time, phone", async ({ browser }) => {
  test.setTimeout(8 * 60_000);
  const interviewer = await Interviewer.signIn(browser, product, product.demo.links.console);
  const candidate = await Candidate.join(browser, product, product.demo.links.room, "최민재");
  const { page } = candidate;
  const input = await candidate.context.newCDPSession(page);
  const compose = (text: string) => input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const surface = page.getByTestId("answer-editor");

  await test.step("the waiting page says whether Hangul arrives", async () => {
    await page.getByLabel(room.lobby.hangul).focus();
    await compose("한");
    await input.send("Input.insertText", { text: "한" });
    await expect(page.getByText(room.lobby.hangulWorks)).toBeVisible();
    await interviewer.start();
    await interviewer.revealNext();
    await expect(surface).toHaveAttribute("data-ready", "true");
  });

  await test.step("the interviewer sees whole syllables only", async () => {
    const seen: string[] = [];
    await candidate.type("프로세스는 ");
    await expect.poll(() => interviewer.shownAnswer()).toContain("프로세스는 ");
    for (const state of ["ㅅ", "사", "살"]) {
      await compose(state);
      seen.push(await interviewer.shownAnswer());
    }
    await input.send("Input.insertText", { text: "살" });
    await page.keyboard.type("아 있습니다");
    await expect.poll(() => interviewer.shownAnswer()).toContain("프로세스는 살아 있습니다");
    expect(new Set(seen)).toEqual(new Set(["프로세스는 "]));
    await expect(interviewer.page.getByTestId("remote-caret")).toHaveText("최민재");
  });

  await test.step("a follow-up appears as the only coloured block, is announced, and moves neither focus nor caret", async () => {
    await interviewer.revealNext();
    await expect(page.locator("[data-newest]")).toHaveCount(1);
    await expect(page.getByText(room.thread.followUp)).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: room.thread.announce })).toHaveCount(1);
    await page.keyboard.type(".");
    await expect.poll(() => candidate.shownAnswer()).toBe("프로세스는 살아 있습니다.");
  });

  await test.step("the clock can be hidden, and stays so", async () => {
    await page.getByRole("button", { name: "더 보기" }).click();
    await page.getByRole("menuitem", { name: room.menu.hideClock }).click();
    await expect(page.getByRole("timer")).toHaveCount(0);
    await page.reload();
    await expect(surface).toHaveAttribute("data-ready", "true");
    await expect(page.getByRole("timer")).toHaveCount(0);
    await expect.poll(() => candidate.shownAnswer()).toBe("프로세스는 살아 있습니다.");
  });

  await test.step("while the clock is stopped writing goes on", async () => {
    await page.getByRole("button", { name: room.menu.pause }).click();
    await expect(page.getByText(room.pause.title)).toBeVisible();
    await candidate.type(" 멈춘 동안");
    await expect.poll(() => interviewer.shownAnswer()).toContain("멈춘 동안");
    await page.getByRole("button", { name: room.pause.ready }).click();
    await expect(page.getByText(room.pause.title)).toHaveCount(0);
  });

  await test.step("of two windows the later one writes, and either can take over", async () => {
    const second = await candidate.context.newPage();
    await second.goto(page.url());
    await expect(second.getByTestId("answer-editor")).toHaveAttribute("data-read-only", "false");
    await expect(page.getByText(room.connection.otherWindow)).toBeVisible();
    await expect(surface).toHaveAttribute("data-read-only", "true");
    await page.getByRole("button", { name: room.connection.writeHere }).click();
    await expect(surface).toHaveAttribute("data-read-only", "false");
    await expect(second.getByText(room.connection.otherWindow)).toBeVisible();
    await second.close();
  });

  await test.step("without a connection writing goes on and arrives later", async () => {
    await candidate.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await candidate.type(" 끊긴 동안");
    await candidate.context.setOffline(false);
    await expect.poll(() => interviewer.shownAnswer(), { timeout: 60_000 }).toContain("끊긴 동안");
    await candidate.saved();
  });

  await test.step("what was typed without a connection survives a page that is closed before it could send it", async () => {
    await candidate.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await candidate.type(" 닫힌 뒤");
    await expect(page.getByText(room.saved.unsaved).first()).toBeVisible();
    await expect.poll(async () => written(await page.evaluate(keptUpdates))).toBe(" 닫힌 뒤");
    const address = page.url();
    await page.goto("about:blank");
    expect(await interviewer.shownAnswer()).not.toContain("닫힌 뒤");
    await candidate.context.setOffline(false);
    await page.goto(address);
    await expect.poll(() => interviewer.shownAnswer(), { timeout: 60_000 }).toContain("닫힌 뒤");
    await expect(surface).toHaveAttribute("data-ready", "true");
    await candidate.saved();
    await expect.poll(() => page.evaluate(keptUpdates)).toEqual([]);
  });

  await test.step("another format and another answer", async () => {
    await page.getByRole("radio", { name: "Shell" }).click();
    await expect(page.getByRole("radio", { name: "Shell" })).toBeChecked();
    await interviewer.queue(localize(scenario.questions[1]!.title, "ko"));
    await interviewer.revealNext();
    await expect(page.getByRole("heading", { name: localize(scenario.questions[1]!.title, "ko") })).toBeVisible();
    await page.keyboard.press("Alt+Digit2");
    await expect(page.getByRole("tablist", { name: room.work.tabs }).getByRole("tab", { selected: true })).toContainText("Q2");
    await expect.poll(() => candidate.shownAnswer()).toBe("");
    await page.keyboard.press("Alt+Digit1");
    await expect.poll(() => candidate.shownAnswer()).toContain("프로세스는 살아 있습니다");
  });

  await test.step("accessible in both themes and on a phone", async () => {
    const grave = () => accessibilityFaults(page, { exclude: [".monaco-editor", ".term"], graveOnly: true });
    expect(await grave()).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await grave()).toEqual([]);
    await page.setViewportSize(PHONE);
    const views = page.getByRole("navigation", { name: room.phone.label });
    await views.getByRole("button", { name: room.phone.answer }).click();
    await expect(page.getByRole("button", { name: new RegExp(room.phone.openQuestion) })).toBeVisible();
    await expect(page.getByRole("toolbar", { name: editor.symbols })).toBeVisible();
    await expect(page.getByTestId("run-result")).toBeHidden();
    expect(await grave()).toEqual([]);
    for (const button of await page.locator(".room button:visible, .symbols button").all()) {
      const box = await button.evaluate((node) => {
        const { width, height } = node.getBoundingClientRect();
        const grown = Math.min(0, Number.parseFloat(getComputedStyle(node, "::after").inset) || 0);
        return { width: width - 2 * grown, height: height - 2 * grown };
      });
      expect.soft(Math.min(box.width, box.height), await button.innerText()).toBeGreaterThanOrEqual(TOUCH_PX);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.setViewportSize(DESK);
  });

  for (const person of [interviewer, candidate]) await person.close();
});

/** Updates that this browser keeps because nobody acknowledged them, oldest first. Runs in the page. */
function keptUpdates(): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("kkori");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading: IDBRequest<{ order: number; data: Uint8Array }[]> = opening.result.transaction("outbox").objectStore("outbox").getAll();
      reading.onsuccess = () => resolve(reading.result.sort((one, other) => one.order - other.order).map(({ data }) => [...data]));
      reading.onerror = () => reject(reading.error);
    };
  });
}

/** What updates insert, in their order. */
function written(updates: readonly number[][]): string {
  const structs = updates.flatMap((update) => Y.decodeUpdate(Uint8Array.from(update)).structs);
  return structs.map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "")).join("");
}
