import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { loadScenario } from "@/lib/content/load";
import { localize, type Scenario } from "@/lib/content/schema";
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import review from "@/lib/i18n/messages/ko/review.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { Candidate, Interviewer, Observer } from "./people";
import { Product } from "./product";

const CONTENT = resolve(import.meta.dirname, "../../content");

let product: Product;
let scenario: Scenario;

test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start();
  ({ scenario } = await loadScenario(CONTENT, "log-processor"));
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm start", { body: product.output });
});
test.afterAll(() => product?.stop());

test("a whole interview with three browsers, through the death of the server", async ({ browser }) => {
  test.setTimeout(10 * 60_000);
  const { links } = product.demo;
  const title = localize(scenario.title, "ko");
  const task = scenario.questions.find((question) => question.task?.kind === "shell");
  if (!task?.task) throw new Error("the scenario has no shell task");
  const taskTitle = localize(task.title, "ko");

  const interviewer = await Interviewer.signIn(browser, product, links.console);
  const candidate = await Candidate.join(browser, product, links.room, "최민재");
  const observer = await Observer.join(browser, product, links.observe, "박지호");

  await test.step("nothing of the scenario is known before the start", async () => {
    await expect(candidate.page.getByText(room.lobby.check)).toBeVisible();
    expect(await candidate.page.content()).not.toContain(title);
  });

  await test.step("start and reveal; undo takes a reveal back", async () => {
    await interviewer.start();
    await expect(candidate.page.getByText(title).first()).toBeVisible();
    await interviewer.page.locator("body").press("KeyR");
    await interviewer.page.getByRole("button", { name: consoleText.next.undo }).click();
    await expect(interviewer.page.getByRole("button", { name: consoleText.next.undo })).toHaveCount(0);
    await expect(candidate.page.getByText(room.thread.none)).toBeVisible();
    await interviewer.revealNext();
    await expect(candidate.page.getByRole("heading", { name: localize(scenario.questions[0]!.title, "ko") })).toBeVisible();
  });

  await test.step("what the candidate types is seen by both others, and saved", async () => {
    await candidate.type("active (running)은 메인 프로세스가 살아 있다는 뜻입니다.");
    for (const watcher of [interviewer, observer]) await expect.poll(() => watcher.shownAnswer()).toContain("메인 프로세스가 살아 있다는 뜻입니다.");
    await candidate.saved();
  });

  await test.step("a follow-up typed on the spot reaches the candidate, a private note does not", async () => {
    const { page } = interviewer;
    await page.getByRole("button", { name: consoleText.adHoc.open }).first().click();
    await page.getByRole("textbox", { name: consoleText.adHoc.prompt }).fill("그 뜻을 어디에서 확인하셨나요?");
    await page.getByRole("button", { name: consoleText.adHoc.add }).click();
    await expect(page.getByRole("region", { name: consoleText.next.label })).toContainText("그 뜻을 어디에서 확인하셨나요?");
    await interviewer.revealNext();
    await expect(candidate.page.getByText("그 뜻을 어디에서 확인하셨나요?").first()).toBeVisible();
    await page.getByRole("textbox", { name: consoleText.notes.write }).fill("근거를 먼저 말한다");
    await page.keyboard.press("Enter");
    await expect(page.locator(".con-notes")).toContainText("근거를 먼저 말한다");
  });

  await test.step("evidence is pinned from a selection", async () => {
    const { page } = interviewer;
    await page.locator("[data-testid=answer-editor] .view-line").first().click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("KeyP");
    await expect(page.locator(".con-pins q")).toContainText("메인 프로세스가 살아 있다는");
  });

  await test.step("the snippet runs for real, hidden cases for the interviewer only", async () => {
    const { page } = interviewer;
    await interviewer.queue(taskTitle);
    await expect(page.getByRole("region", { name: consoleText.next.label })).toContainText(localize(task.prompt, "ko").replaceAll(/[`*]/g, "").slice(0, 12));
    await interviewer.revealNext();
    await expect(candidate.page.getByRole("heading", { name: taskTitle })).toBeVisible();
    await candidate.openAnswer(taskTitle);
    const answers = join(CONTENT, "log-processor/tasks", task.task!.id, "answers");
    await candidate.paste(readFileSync(join(answers, "pass-awk-mktime.sh"), "utf8"));
    await candidate.saved();
    await candidate.page.getByRole("button", { name: room.run.run, exact: false }).first().click();
    await expect(candidate.page.getByTestId("run-result")).toContainText(room.run.verdict.pass);
    const checks = page.getByRole("region", { name: consoleText.run.label });
    await expect(checks.getByText(consoleText.run.hiddenCase).first()).toBeVisible();
    expect(await candidate.page.content()).not.toContain(localize(task.task!.cases.find((one) => one.visibility === "hidden")!.label, "ko"));
  });

  await test.step("scores by number keys", async () => {
    await interviewer.page.locator("body").click({ position: { x: 700, y: 40 } });
    await interviewer.page.keyboard.press("Digit4");
    await expect(interviewer.page.locator(".con-rubric [role=radio][aria-checked=true]").first()).toBeVisible();
  });

  await test.step("SIGKILL while typing loses nothing", async () => {
    await candidate.type("\n# before the fall");
    await candidate.saved();
    await product.killServer();
    await candidate.type("\n# while it was away");
    await expect(candidate.page.getByText(room.connection.keepWriting)).toBeVisible();
    await product.launch();
    await candidate.page.getByRole("button", { name: room.connection.retryNow }).click({ timeout: 5_000 }).catch(() => undefined);
    await expect(candidate.page.getByText(room.connection.keepWriting)).toHaveCount(0);
    await candidate.saved();
    await candidate.type("\n# and after");
    for (const watcher of [interviewer, observer]) {
      await expect.poll(() => watcher.shownAnswer(), { timeout: 60_000 }).toMatch(/# before the fall[\s\S]*# while it was away[\s\S]*# and after/);
    }
    await expect(interviewer.page.locator(".con-notes")).toContainText("근거를 먼저 말한다");
    await expect(interviewer.page.locator(".con-rubric [role=radio][aria-checked=true]").first()).toBeVisible();
  });

  await test.step("end, and blind scores open when all are handed in", async () => {
    await interviewer.page.getByRole("button", { name: consoleText.header.end }).click();
    await interviewer.page.getByRole("alertdialog").getByRole("button", { name: consoleText.end.confirm }).click();
    await expect(candidate.page.getByText(room.ended.title)).toBeVisible();
    for (const rater of [interviewer, observer]) {
      await rater.page.getByRole("button", { name: consoleText.rubric.submit }).click();
      await expect(rater.page.getByText(consoleText.result.title)).toHaveCount(0);
      await rater.page.getByRole("alertdialog").getByRole("button", { name: consoleText.submit.confirm }).click();
    }
    await expect(interviewer.page.getByText(consoleText.result.title)).toBeVisible();
  });

  await test.step("it stands among past interviews with answers, run and scores", async () => {
    const { page } = interviewer;
    await page.goto(`${product.origin}/interviews`);
    await page.getByRole("searchbox").first().fill("최민재");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: title }).first().click();
    await page.waitForURL("**/review/**");
    await expect(page.getByText("메인 프로세스가 살아 있다는 뜻입니다.").first()).toBeVisible();
    await expect(page.getByText("# while it was away").first()).toBeVisible();
    await expect(page.getByText("그 뜻을 어디에서 확인하셨나요?").first()).toBeVisible();
    await expect(page.getByText("근거를 먼저 말한다").first()).toBeVisible();
    await expect(page.getByText(review.verdict.pass).first()).toBeVisible();
    const id = new URL(page.url()).pathname;
    await observer.page.goto(`${product.origin}${id}`);
    await expect(observer.page.getByText("# while it was away").first()).toBeVisible();
    expect(await observer.page.content()).not.toContain("근거를 먼저 말한다");
  });

  for (const person of [interviewer, candidate, observer]) await person.close();
});

test("VW4 nobody but people admitted to an interview can see anything of it", async ({ browser }) => {
  const stranger = await Interviewer.signIn(browser, product, "/", 3);
  const title = localize(scenario.title, "ko");
  for (const surface of ["console", "room", "observe", "review", "interviews"]) {
    await stranger.page.goto(`${product.origin}/${surface}/${product.demo.interviewId}`);
    expect(await stranger.page.content()).not.toContain(title);
  }
  await stranger.close();
});
