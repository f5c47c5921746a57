import { resolve } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { loadLibrary } from "@/lib/content/load";
import { localize } from "@/lib/content/schema";
import auth from "@/lib/i18n/messages/ko/auth.json" with { type: "json" };
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { BusyRoom } from "./busy-room";
import { Candidate, Interviewer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

const CONTENT = resolve(import.meta.dirname, "../../content");
const SCENARIOS = 7;

let product: Product;
runProduct((started) => (product = started));

/** Somebody outside the demo season, who is to be asked nothing and so may host everything. */
async function signUp(page: Page): Promise<void> {
  await page.goto(`${product.origin}/sign-up`);
  await page.getByLabel(auth.name).fill("오하늘");
  await page.getByLabel(auth.email).fill("host@example.com");
  await page.getByLabel(auth.password, { exact: true }).fill("a horse, a battery, a staple");
  await page.getByRole("button", { name: auth.signUp.submit }).click();
  await page.waitForURL(`${product.origin}/`);
}

test("every scenario of the library is played from both sides", async ({ browser }) => {
  test.setTimeout(10 * 60_000);
  const library = await loadLibrary(CONTENT);
  expect(library).toHaveLength(SCENARIOS);
  const interviewer = await Interviewer.open(browser);
  const candidate = await Candidate.open(browser);
  const { page } = interviewer;
  const rooms = new Map<string, string>();
  await signUp(page);
  for (const { scenario } of library) {
    await test.step(scenario.slug, async () => {
      const question = scenario.questions[0]!;
      await page.goto(`${product.origin}/interviews/new?scenario=${scenario.slug}`);
      await page.getByRole("button", { name: interviews.create.submit }).click();
      const link = await page.getByLabel(interviews.links.candidate).inputValue();
      await page.getByRole("link", { name: interviews.links.console }).click();
      await page.waitForURL("**/console/**");
      rooms.set(scenario.slug, new URL(page.url()).pathname.split("/").at(-1)!);
      await candidate.enter(product, new URL(link).pathname, "최민재");

      await interviewer.start();
      await expect(candidate.page.getByText(localize(scenario.title, "ko")).first()).toBeVisible();
      await expect(candidate.page.getByText(room.thread.brief).first()).toBeVisible();
      await interviewer.revealNext();
      await expect(candidate.page.getByRole("heading", { name: localize(question.title, "ko") })).toBeVisible();
      expect(await candidate.page.content()).not.toContain(localize(question.modelAnswer, "ko").slice(0, 40));

      await candidate.paste(`${scenario.slug} 답안`);
      await candidate.saved();
      await expect.poll(() => interviewer.shownAnswer()).toContain(`${scenario.slug} 답안`);
      await page.locator(".con-bar").click({ position: { x: 400, y: 4 } });
      await page.keyboard.press("Digit3");
      await expect(page.locator(".con-rubric .cr.on [role=radio][aria-checked=true]")).toBeVisible();
    });
  }

  await test.step("RN4 a run waits behind those of another room, in sight of both sides, and is cancelled there", async () => {
    const taskOf = (slug: string) => library.find(({ scenario }) => scenario.slug === slug)!.scenario.questions.find(({ task }) => task !== null)!;
    const busy = await BusyRoom.open(product, rooms.get("log-processor")!, candidate.context, interviewer.context);
    await busy.reveal(taskOf("log-processor").id);
    const question = taskOf(library.at(-1)!.scenario.slug);
    await interviewer.queue(localize(question.title, "ko"));
    await interviewer.revealNext();
    await candidate.openAnswer(localize(question.title, "ko"));
    const run = candidate.page.getByRole("button", { name: room.run.run });
    await expect(run).toBeEnabled();
    await busy.occupy(taskOf("log-processor").id);
    await run.click();
    const nextInLine = (text: string) => new RegExp(/=0 \{(.*?)\}/.exec(text)![1]!);
    await expect(candidate.page.getByTestId("run-result")).toContainText(nextInLine(room.run.inLine));
    const seen = page.getByRole("region", { name: consoleText.run.label });
    await expect(seen).toContainText(nextInLine(consoleText.run.inLine));
    await candidate.page.getByRole("button", { name: room.run.stop, exact: true }).click();
    await expect(candidate.page.getByTestId("run-result")).toContainText(room.run.cancelled);
    await expect(seen).toContainText(consoleText.run.state.cancelled);
    await busy.leave();
  });
  await candidate.close();
  await interviewer.close();
});
