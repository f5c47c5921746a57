import { expect, test } from "@playwright/test";
import englishConsole from "@/lib/i18n/messages/en/console.json" with { type: "json" };
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

let product: Product;
test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start({}, "cluster");
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm run cluster", { body: product.output });
});
test.afterAll(() => product?.stop());

test("an interview goes on while one node after the other is killed, and nothing stays behind in the end", async ({ browser }) => {
  test.setTimeout(10 * 60_000);
  const { links } = product.demo;
  const interviewer = await Interviewer.signIn(browser, product, links.console);
  const candidate = await Candidate.join(browser, product, links.room, "최민재");
  await interviewer.start();
  await interviewer.revealNext();
  await candidate.type("before ");
  for (const node of [1, 2]) {
    const [, pid] = await product.says(new RegExp(`(?:^ +${node} +|Node ${node} is back: )http\\S+ +kill -9 (\\d+)`, "m"));
    process.kill(Number(pid), "SIGKILL");
    await candidate.type(`after ${node} `);
    await candidate.saved();
    await expect.poll(() => interviewer.shownAnswer()).toContain(`after ${node}`);
    await product.says(new RegExp(`Node ${node} is back`));
  }
  expect(await candidate.shownAnswer()).toContain("before after 1 after 2");

  await test.step("AN8 the interviewer types too while the switch is on, the candidate is told, undo takes back nobody else's text", async () => {
    const { page } = interviewer;
    const notice = candidate.page.getByText(room.connection.interviewerTypes);
    await expect(notice).toHaveCount(0);
    await page.getByRole("button", { name: consoleText.answer.typeToo }).click();
    await expect(notice).toBeVisible();
    const editor = page.locator("[data-testid=answer-editor]");
    await expect(editor).toHaveAttribute("data-read-only", "false");
    await editor.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+End");
    // Letters that are shortcuts wherever nothing is typed.
    await page.keyboard.type("rn2");
    await expect.poll(() => candidate.shownAnswer()).toContain("after 2 rn2");
    await candidate.type("mine");
    await expect.poll(() => interviewer.shownAnswer()).toContain("rn2mine");
    await page.keyboard.press("Control+z");
    await expect.poll(() => candidate.shownAnswer()).toMatch(/after 2 mine$/);
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: consoleText.answer.typeToo }).click();
    await expect(notice).toHaveCount(0);
    await expect(editor).toHaveAttribute("data-read-only", "true");
    expect(await candidate.shownAnswer()).toMatch(/before after 1 after 2 mine$/);
  });

  await test.step("another language keeps a note that is being written", async () => {
    const { page } = interviewer;
    await page.getByRole("textbox", { name: consoleText.notes.write }).fill("half a thought");
    await page.getByRole("button", { name: /KO/ }).click();
    await page.getByText("English").click();
    await expect(page.getByRole("textbox", { name: englishConsole.notes.write })).toHaveValue("half a thought");
    await expect(page.getByRole("button", { name: englishConsole.answer.typeToo })).toBeVisible();
  });

  await candidate.close();
  await interviewer.close();

  const processes = product.processes();
  expect(processes.length).toBeGreaterThan(5);
  await product.stop();
  // What starts a server's sandboxes ends when it hears that the server has, at the lowest priority.
  await expect.poll(() => processes.filter((pid) => isRunning(pid)), { timeout: 30_000 }).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
