import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { loadLibrary } from "@/lib/content/load";
import { localize } from "@/lib/content/schema";
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

const CONTENT = resolve(import.meta.dirname, "../../content");
const SCENARIOS = 7;

let product: Product;

test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start();
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm start", { body: product.output });
});
test.afterAll(() => product?.stop());

test("every scenario of the library is played from both sides", async ({ browser }) => {
  test.setTimeout(10 * 60_000);
  const library = await loadLibrary(CONTENT);
  expect(library).toHaveLength(SCENARIOS);
  const interviewer = await Interviewer.signIn(browser, product, "/interviews/new");
  const { page } = interviewer;
  for (const { scenario } of library) {
    await test.step(scenario.slug, async () => {
      const [question] = scenario.questions;
      if (!question) throw new Error("a scenario without questions");
      await page.goto(`${product.origin}/interviews/new?scenario=${scenario.slug}`);
      await page.getByRole("button", { name: interviews.create.submit }).click();
      const link = await page.getByLabel(interviews.links.candidate).inputValue();
      await page.getByRole("link", { name: interviews.links.console }).click();
      await page.waitForURL("**/console/**");
      const candidate = await Candidate.join(browser, product, new URL(link).pathname, "최민재");

      await interviewer.start();
      await expect(candidate.page.getByText(localize(scenario.title, "ko")).first()).toBeVisible();
      await expect(candidate.page.getByText(room.thread.brief).first()).toBeVisible();
      await interviewer.revealNext();
      await expect(candidate.page.getByRole("heading", { name: localize(question.title, "ko") })).toBeVisible();
      const hidden = question.followUps[0];
      expect(await candidate.page.content()).not.toContain(hidden ? localize(hidden.goodReply, "ko") : localize(question.modelAnswer, "ko"));

      await candidate.paste(`${scenario.slug} 답안`);
      await candidate.saved();
      await expect.poll(() => interviewer.shownAnswer()).toContain(`${scenario.slug} 답안`);
      await page.locator("body").click({ position: { x: 700, y: 40 } });
      await page.keyboard.press("Digit3");
      await expect(page.locator(".con-rubric [role=radio][aria-checked=true]").first()).toBeVisible();
      await page.getByRole("button", { name: consoleText.header.end }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: consoleText.end.confirm }).click();
      await expect(candidate.page.getByText(room.ended.title)).toBeVisible();
      await candidate.close();
    });
  }
  await interviewer.close();
});
