import { expect, test, type Page } from "@playwright/test";
import comments from "@/lib/i18n/messages/ko/comments.json" with { type: "json" };
import compare from "@/lib/i18n/messages/ko/compare.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import playback from "@/lib/i18n/messages/ko/playback.json" with { type: "json" };
import review from "@/lib/i18n/messages/ko/review.json" with { type: "json" };
import { accessibilityFaults } from "./accessibility";
import { Interviewer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

/** The first of the demo group: interviewer of one past interview, 이하린 its candidate, and candidate of two, once with 정유나. */
const HOST = 0;
const CANDIDATE = 3;
/** What the candidate had written on question 1 when the first follow-up was asked at 06:52, and what came after it. */
const BEFORE = "급하니 먼저 재시작해서";
const AFTER = "고칩니다. 재시작하면";
/** A loaded machine takes its time to compile the editor. */
const EDITOR_MS = 120_000;

let product: Product;
runProduct((started) => (product = started));

const time = (page: Page) => page.getByTestId("playhead-time");
const lines = (page: Page) => page.getByTestId("replay-editor").locator(".view-lines");

/** Opens the past interview with somebody, as a member of the demo group, at a moment; gives its path. */
async function open({ page }: Interviewer, query: string, at: string): Promise<string> {
  await page.goto(`${product.origin}/interviews?query=${encodeURIComponent(query)}`);
  const href = await page.locator("a[href*='/review/']").first().getAttribute("href");
  await page.goto(`${product.origin}${href}?at=${at}`);
  await expect(page.locator("[data-testid=replay-editor] .view-line, [data-testid=terminal] .xterm").first()).toBeVisible({ timeout: EDITOR_MS });
  return href!;
}

test("an interview is played back: text, keys, runs, the terminal, a link to a moment; people talk about one", async ({ browser }) => {
  const host = await Interviewer.signIn(browser, product, "/interviews", HOST);
  const { page } = host;
  await open(host, "이하린", "06:52");
  await expect(lines(page)).toContainText(BEFORE);
  await expect(lines(page)).not.toContainText(AFTER);

  await test.step("a comment speaks to somebody, who answers it and takes the answer back", async () => {
    await page.locator("body").press("KeyC");
    const form = page.getByRole("textbox", { name: comments.writeAt.replace("{clock}", "06:52") });
    await expect(form).toBeFocused();
    await form.fill("여기서 @이하");
    await page.getByRole("button", { name: "@이하린" }).click();
    await form.press("Control+Enter");
    await expect(page.getByRole("article").filter({ hasText: "@이하린" })).toBeVisible();
    const candidate = await Interviewer.signIn(browser, product, "/interviews", CANDIDATE);
    await open(candidate, "이하린", "03:10");
    await candidate.page.getByRole("radio", { name: comments.tab.replace("{count}", "1") }).click();
    const thread = candidate.page.getByRole("listitem").filter({ hasText: "@이하린" });
    await thread.getByRole("button", { name: playback.goTo.replace("{clock}", "06:52") }).click();
    await expect(time(candidate.page)).toContainText("06:52");
    await expect(thread.getByRole("button", { name: comments.delete })).toHaveCount(0);
    await thread.getByRole("button", { name: comments.reply }).click();
    await thread.getByRole("textbox", { name: comments.reply }).fill("다음에는 증거부터 남기겠습니다");
    await thread.getByRole("button", { name: comments.send }).click();
    const own = candidate.page.getByRole("article").filter({ hasText: "증거부터" });
    await own.getByRole("button", { name: comments.delete }).click();
    await expect(own).toHaveCount(0);
    await candidate.close();
  });
  await test.step("keys move the playhead, the address follows, playing types on", async () => {
    // On a button that has the focus, Space presses that button.
    const blur = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await blur();
    await page.locator("body").press("BracketRight");
    await expect(time(page)).not.toContainText("06:52");
    await expect(page).toHaveURL(/at=\d\d:\d\d/);
    await page.getByRole("button", { name: playback.rate }).click();
    await page.getByRole("menuitem", { name: "32×" }).click();
    await blur();
    await page.locator("body").press("Space");
    await expect(lines(page)).toContainText(AFTER, { timeout: EDITOR_MS });
    await page.getByRole("button", { name: playback.pause, exact: true }).click();
  });
  await test.step("a run has its output once it had ended", async () => {
    await page.getByRole("radio", { name: comments.flowTab }).click();
    await page.getByRole("button", { name: /번째 실행/ }).first().click();
    await blurAndStep(page);
    await expect(page.locator(".flow").getByText(/번째 실행/).first()).toBeVisible();
    expect(await accessibilityFaults(page, { include: "section.play" })).toEqual([]);
  });
  await test.step("the terminal stands as it stood", async () => {
    await open(host, "정유나", "06:40");
    await expect(page.getByTestId("terminal")).toHaveAttribute("data-done", "2");
    await expect(page.locator(".flow")).toContainText("systemctl status log-processor");
    await expect(page.locator(".flow")).not.toContainText("daemon.log");
  });
  await host.close();
});

async function blurAndStep(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.locator("body").press("ArrowRight");
}

test("two interviews of one person stand side by side, on a phone too", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/interviews?query=%EC%A0%95%EC%9C%A0%EB%82%98", HOST);
  const { page } = person;
  await page.goto(`${product.origin}${await page.locator("a[href*='/review/']").first().getAttribute("href")}`);
  await page.getByRole("link", { name: review.compare, exact: true }).click();
  await page.getByRole("link").filter({ hasText: compare.samePerson }).click();
  await expect(page.getByRole("heading", { name: compare.competencies })).toBeVisible();
  // The older one is on the left.
  await expect(page.getByRole("row", { name: new RegExp(`^${compare.figure.time}`) })).toContainText(/29:30.*43:12/);
  await expect(page.getByText("running은 프로세스가 떠 있다는 뜻입니다.")).toBeVisible();
  await expect(page.getByText("systemd가 아는 것: 주 프로세스가 끝나지 않았다. 그게 전부.")).toBeVisible();
  await expect(page.locator(".tails").first()).toContainText(compare.standing.missed);
  expect(await accessibilityFaults(page, { include: ".cmp" })).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goto(`${product.origin}/interviews?status=ended`);
  for (const box of [0, 1]) await page.getByRole("checkbox").nth(box).check();
  await page.getByRole("button", { name: interviews.pair.compare }).click();
  await page.waitForURL(/\/review\/.+\/compare\?with=/);
  await expect(page.getByRole("heading", { name: compare.competencies })).toBeVisible();
  await person.close();
});

test("on a phone marks are only drawn, and the next one is a press away", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/interviews", HOST);
  const { page } = person;
  await page.setViewportSize({ width: 390, height: 844 });
  await open(person, "이하린", "06:00");
  await expect(page.locator("button.mk")).toHaveCount(0);
  await page.getByRole("button", { name: playback.nextMark }).click();
  await expect(time(page)).not.toContainText("06:00");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await person.close();
});
