import { expect, test, type Page } from "@playwright/test";
import playback from "@/lib/i18n/messages/ko/playback.json" with { type: "json" };
import { Interviewer } from "./people";
import { Product } from "./product";

/** The first of the demo group: interviewer of one past interview, 이하린 its candidate. */
const HOST = 0;

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
