import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import comments from "@/lib/i18n/messages/ko/comments.json" with { type: "json" };
import playback from "@/lib/i18n/messages/ko/playback.json" with { type: "json" };
import { Interviewer } from "./people";
import { Product } from "./product";

/** The first of the demo group: interviewer of one past interview, 이하린 its candidate. */
const HOST = 0;
const CANDIDATE = 3;
/** What the candidate had written on question 1 when the first follow-up was asked at 06:52, and what came after it. */
const BEFORE = "급하니 먼저 재시작해서";
const AFTER = "고칩니다. 재시작하면";

let product: Product;

test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start();
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm start", { body: product.output });
});
test.afterAll(() => product?.stop());

const time = (page: Page) => page.getByTestId("playhead-time");
const lines = (page: Page) => page.getByTestId("replay-editor").locator(".view-lines");

/** Opens the past interview with 이하린 as somebody of the demo group, at a moment. */
async function review(person: Interviewer, at: string): Promise<string> {
  const { page } = person;
  await page.goto(`${product.origin}/interviews?query=${encodeURIComponent("이하린")}`);
  const href = await page.locator("a[href*='/review/']").first().getAttribute("href");
  await page.goto(`${product.origin}${href}?at=${at}`);
  await expect(lines(page)).not.toBeEmpty();
  return href!;
}

test("an interview is played back: text, questions, marks, keys, links", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/interviews", HOST);
  const { page } = person;
  await review(person, "06:52");
  await expect(lines(page)).toContainText(BEFORE);
  await expect(lines(page)).not.toContainText(AFTER);

  await test.step("the keys move the playhead, and the address follows", async () => {
    await page.locator("body").press("BracketRight");
    await expect(time(page)).not.toContainText("06:52");
    await page.locator("body").press("BracketLeft");
    await page.locator("body").press("ArrowRight");
    await page.locator("body").press("ArrowLeft");
    await expect(page).toHaveURL(/at=\d\d:\d\d/);
  });
  await test.step("playing types on, idle time left out", async () => {
    await page.getByRole("button", { name: playback.rate }).click();
    await page.getByRole("menuitem", { name: "32×" }).click();
    // On a button that has the focus, Space presses that button.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.locator("body").press("Space");
    await expect(lines(page)).toContainText(AFTER);
    await page.getByRole("button", { name: playback.pause, exact: true }).click();
    await expect(page.getByRole("button", { name: playback.play, exact: true })).toBeVisible();
  });
  await test.step("a run is there with its output once it had ended", async () => {
    const run = page.getByRole("button", { name: /번째 실행/ }).first();
    await run.click();
    await page.locator("body").press("ArrowRight");
    await expect(page.getByRole("complementary").getByText(/번째 실행/).first()).toBeVisible();
  });
  await test.step("no barrier that axe knows", async () => {
    const { violations } = await new AxeBuilder({ page }).include("section.play").analyze();
    expect(violations).toEqual([]);
  });
  await person.close();
});

test("people talk about a moment: a quote, an answer, a mention, taking back", async ({ browser }) => {
  const host = await Interviewer.signIn(browser, product, "/interviews", HOST);
  await review(host, "06:52");
  await host.page.locator("body").press("KeyC");
  const form = host.page.getByRole("textbox", { name: comments.writeAt.replace("{clock}", "06:52") });
  await expect(form).toBeFocused();
  await form.fill("여기서 @이하");
  await host.page.getByRole("button", { name: "@이하린" }).click();
  await form.press("Control+Enter");
  await expect(host.page.getByRole("article").filter({ hasText: "@이하린" })).toBeVisible();

  const candidate = await Interviewer.signIn(browser, product, "/interviews", CANDIDATE);
  const { page } = candidate;
  await review(candidate, "00:30");
  await page.getByRole("radio", { name: comments.tab.replace("{count}", "1") }).click();
  const thread = page.getByRole("listitem").filter({ hasText: "@이하린" });
  await thread.getByRole("button", { name: playback.goTo.replace("{clock}", "06:52") }).click();
  await expect(time(page)).toContainText("06:52");
  await expect(thread.getByRole("button", { name: comments.delete })).toHaveCount(0);
  await thread.getByRole("button", { name: comments.reply }).click();
  await thread.getByRole("textbox", { name: comments.reply }).fill("다음에는 증거부터 남기겠습니다");
  await thread.getByRole("button", { name: comments.send }).click();
  const own = page.getByRole("article").filter({ hasText: "증거부터" });
  await expect(own).toBeVisible();
  await own.getByRole("button", { name: comments.delete }).click();
  await expect(own).toHaveCount(0);
  await candidate.close();
  await host.close();
});

test("on a phone marks are only drawn, and the next one is a press away", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/interviews", HOST);
  const { page } = person;
  await page.setViewportSize({ width: 390, height: 844 });
  await review(person, "06:00");
  await expect(page.locator("button.mk")).toHaveCount(0);
  await page.getByRole("button", { name: playback.nextMark }).click();
  await expect(time(page)).not.toContainText("06:00");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await person.close();
});
