import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { getDocumentProxy } from "unpdf";
import { loadScenario } from "@/lib/content/load";
import { localize } from "@/lib/content/schema";
import calibration from "@/lib/i18n/messages/ko/calibration.json" with { type: "json" };
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import join from "@/lib/i18n/messages/ko/join.json" with { type: "json" };
import report from "@/lib/i18n/messages/ko/report.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import scoring from "@/lib/i18n/messages/ko/scoring.json" with { type: "json" };
import { exportFileSchema } from "@/lib/content/export-file";
import { accessibilityFaults } from "./accessibility";
import { Capture } from "./capture";
import { Candidate, Interviewer, Observer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

/** A member of the demo group who was not in the interview. */
const LATE = 2;
const ANSWER = "메인 프로세스가 살아 있다는 뜻입니다.";

let product: Product;
runProduct((started) => (product = started));

/** Gives the active criterion a level by its key. */
async function level(page: Page, digit: number): Promise<void> {
  await page.locator(".con-bar").click({ position: { x: 400, y: 4 } });
  await page.keyboard.press(`Digit${digit}`);
  await expect(page.locator(".con-rubric .cr.on [role=radio][aria-checked=true]")).toBeVisible();
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: consoleText.rubric.submit }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: consoleText.submit.confirm }).click();
}

test("three raters score blind, talk, and take the report and the files along", async ({ browser }) => {
  test.setTimeout(8 * 60_000);
  const { links, interviewId } = product.demo;
  const { scenario } = await loadScenario(`${import.meta.dirname}/../../content`, "log-processor");
  const criterion = localize(scenario.criteria[0]!.name, "ko");
  const interviewer = await Interviewer.signIn(browser, product, links.console);
  const candidate = await Candidate.join(browser, product, links.room, "최민재");
  const observer = await Observer.join(browser, product, links.observe, "박지호");
  const { page } = interviewer;

  await test.step("evidence is cited, and a follow-up is judged beside the answer before it", async () => {
    await interviewer.start();
    await interviewer.revealNext();
    await candidate.type(ANSWER);
    await candidate.saved();
    await expect.poll(() => interviewer.shownAnswer()).toContain(ANSWER);
    await interviewer.revealNext();
    await candidate.type(" 나중에 쓴 말");
    await candidate.saved();
    await level(page, 4);
    await page.getByRole("textbox", { name: consoleText.notes.write }).fill("근거가 되는 메모");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: scoring.evidence.add }).click();
    await page.getByRole("dialog", { name: scoring.evidence.choose }).getByRole("button", { name: "근거가 되는 메모" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("list", { name: scoring.evidence.of.replace("{criterion}", criterion) })).toContainText("근거가 되는 메모");
    await page.getByRole("radio", { name: consoleText.rubric.thisQuestion.replace("{index}", "1") }).click();
    await page.locator(".con-rubric .fus summary").click();
    await page.getByRole("button", { name: scoring.followUps.outcome.missed }).click();
    await expect(page.getByRole("button", { name: scoring.followUps.outcome.missed })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("button", { name: scoring.followUps.before }).click();
    const stamp = page.getByRole("dialog");
    await expect(stamp).toContainText(ANSWER);
    await expect(stamp).not.toContainText("나중에 쓴 말");
    await stamp.getByRole("button", { name: scoring.followUps.scoreBefore }).click();
    await level(page, 2);
  });

  await test.step("nobody sees a level before all three have handed in", async () => {
    await level(observer.page, 2);
    await page.getByRole("button", { name: consoleText.header.end }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: consoleText.end.confirm }).click();
    await expect(candidate.page.getByText(room.ended.title)).toBeVisible();
    await handIn(page);
    const late = await Interviewer.signIn(browser, product, "/calibration", LATE);
    await late.page.getByRole("button", { name: calibration.joinLate }).first().click();
    await late.page.waitForURL(`**/observe/${interviewId}`);
    await expect(late.page.getByText(consoleText.rubric.title).first()).toBeVisible();
    await handIn(observer.page);
    for (const watcher of [page, observer.page, late.page]) await expect(watcher.getByText(consoleText.result.title)).toHaveCount(0);
    await candidate.page.goto(`${product.origin}/review/${interviewId}/debrief`);
    await expect(candidate.page.getByText(scoring.debrief.sealedTitle).first()).toBeVisible();
    await level(late.page, 3);
    await handIn(late.page);
    for (const watcher of [page, observer.page, late.page]) await expect(watcher.getByText(consoleText.result.title)).toBeVisible();
    await late.close();
  });

  await test.step("the debrief shows what they are apart on, takes a revision with its reason, a conclusion and a goal", async () => {
    await page.goto(`${product.origin}/review/${interviewId}/debrief`);
    const row = page.locator(".dr.gap").first();
    await expect(row).toContainText(criterion);
    await expect(row).toContainText(scoring.debrief.discuss);
    await expect(row).toContainText("근거가 되는 메모");
    await row.getByRole("button", { name: scoring.debrief.revise }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(scoring.debrief.newLevel).selectOption("3");
    await dialog.getByLabel(scoring.debrief.reason).fill("다시 들어 보니 예까지는 아니었다");
    await dialog.getByRole("button", { name: scoring.debrief.save }).click();
    await expect(page.locator(".revs").first()).toContainText("다시 들어 보니 예까지는 아니었다");
    await page.getByRole("textbox", { name: scoring.debrief.conclusion }).fill("근거를 먼저 말했다");
    await page.getByRole("button", { name: scoring.debrief.conclusionSave }).click();
    await page.getByRole("textbox", { name: scoring.debrief.goal }).fill("비용까지 말하기");
    await page.getByRole("button", { name: scoring.debrief.goalAdd }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await candidate.page.reload();
    for (const text of ["다시 들어 보니 예까지는 아니었다", "근거를 먼저 말했다", "비용까지 말하기"]) await expect(candidate.page.getByText(text).first()).toBeVisible();
    expect(await candidate.page.content()).not.toContain("근거가 되는 메모");
  });

  await test.step("exports open again", async () => {
    await page.goto(`${product.origin}/report/interview/${interviewId}`);
    const saved = async (format: keyof typeof report.export.format) => {
      await page.getByRole("button", { name: report.export.title }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: report.export.what[format] }).click()]);
      await page.keyboard.press("Escape");
      return readFileSync(await download.path(), "utf8");
    };
    expect(await saved("md")).toContain(ANSWER);
    const rows = parse(await saved("csv"), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.filter((row) => row.scope === "interview").map((row) => row.level).sort()).toEqual(["2", "3", "3"]);
    expect(rows.find((row) => row.before_follow_up !== "")).toMatchObject({ level: "2" });
    expect(exportFileSchema.parse(JSON.parse(await saved("json"))).interviews[0]!.id).toBe(interviewId);
    expect(await saved("ics")).toContain(`UID:${interviewId}@kkori`);
    await page.route("**/export?format=md", (route) => route.abort());
    await page.getByRole("button", { name: report.export.title }).click();
    await page.getByRole("button", { name: report.export.what.md }).click();
    await expect(page.getByText(report.export.other, { exact: false })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("the report is one page in both languages, and its link masks the name until it is closed", async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    const pages = async (shown: Page) => (await getDocumentProxy(new Uint8Array(await shown.pdf({ preferCSSPageSize: true, printBackground: true })))).numPages;
    expect(await pages(page)).toBe(1);
    await page.getByRole("button", { name: report.share.open }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(report.share.mask).check();
    await dialog.getByRole("button", { name: report.share.make }).click();
    const link = await dialog.getByLabel(report.share.link, { exact: true }).inputValue();
    const stranger = await Interviewer.open(browser);
    await stranger.page.goto(link);
    await expect(stranger.page.getByTestId("report-sheet")).toContainText("근거를 먼저 말했다");
    expect(await stranger.page.content()).not.toContain("최민재");
    // Paper is light on a dark screen as well.
    const inks = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await stranger.page.emulateMedia({ colorScheme });
      inks.push(await stranger.page.getByTestId("report-sheet").evaluate((sheet) => getComputedStyle(sheet).color));
    }
    expect(inks[1]).toBe(inks[0]);
    await stranger.page.emulateMedia({ colorScheme: null });
    await stranger.page.getByRole("radio", { name: "English" }).click();
    await expect(stranger.page.getByTestId("report-sheet").getByText("Mock interview report")).toBeVisible();
    expect(await pages(stranger.page)).toBe(1);
    await dialog.getByRole("button", { name: report.share.revoke }).click();
    await expect(dialog.getByText(report.share.state.revoked)).toBeVisible();
    expect((await stranger.page.goto(link))?.status()).toBe(404);
    await stranger.close();
  });

  await test.step("progress and calibration are there for who may see them", async () => {
    await page.goto(`${product.origin}/calibration`);
    await expect(page.getByRole("heading", { name: calibration.title })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: calibration.start }).first().click();
    await page.waitForURL("**/calibration/*");
    await expect(page.getByRole("button", { name: calibration.next, exact: true })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const criterion of await page.locator(".sf fieldset").all()) await criterion.getByRole("radio").nth(2).check();
    await page.getByRole("button", { name: calibration.next, exact: true }).click();
    // The next stop takes the focus, with nothing chosen in it.
    await expect(page.locator(".st h2")).toBeFocused();
    await expect(page.locator(".sf").getByRole("radio", { checked: true })).toHaveCount(0);
    await page.goto(`${product.origin}/progress`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  for (const person of [interviewer, candidate, observer]) await person.close();
});

test("what somebody missed before is offered to their next interviewer, and to nobody else before it is asked", async ({ browser }) => {
  const interviewer = await Interviewer.signIn(browser, product, "/interviews/new", LATE);
  const { page } = interviewer;
  await page.locator("fieldset label").filter({ has: page.locator("input[type=radio]:not([value=log-processor])") }).first().click();
  await page.getByRole("button", { name: interviews.create.submit }).click();
  const link = await page.getByLabel(interviews.links.candidate).inputValue();
  await page.getByRole("link", { name: interviews.links.console }).click();

  const candidate = await Interviewer.signIn(browser, product, "/settings");
  await candidate.page.goto(link);
  const capture = new Capture(candidate.page);
  await candidate.page.getByRole("button", { name: join.submit, exact: true }).click();
  await candidate.page.waitForURL("**/room/**");

  const offer = page.getByRole("region", { name: scoring.carried.title });
  const item = offer.getByRole("listitem").first();
  await expect(item).toContainText(/지난번 (놓침|일부) · \d번 걸림/);
  const prompt = await item.locator("p").innerText();
  expect(await accessibilityFaults(page)).toEqual([]);
  await item.getByRole("button", { name: scoring.carried.askFirst }).press("Enter");
  await expect(offer).not.toContainText(prompt);
  await interviewer.start();
  await interviewer.revealNext();
  await page.getByRole("button", { name: /^놓친 꼬리/ }).click();
  await expect(page.getByRole("dialog", { name: scoring.carried.title }).getByRole("button", { name: scoring.carried.ask }).first()).toBeEnabled();
  await page.keyboard.press("Escape");
  expect(await capture.all()).not.toContain(prompt);
  await interviewer.revealNext();
  await expect(candidate.page.getByText(prompt).first()).toBeVisible();
  for (const person of [interviewer, candidate]) await person.close();
});
