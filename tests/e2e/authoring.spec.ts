import { expect, test, type Locator, type Page } from "@playwright/test";
import english from "@/lib/i18n/messages/en/authoring.json" with { type: "json" };
import authoring from "@/lib/i18n/messages/ko/authoring.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import failures from "@/lib/i18n/messages/ko/failures.json" with { type: "json" };
import { inspectInPlace } from "./inspect";
import { Candidate, Interviewer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

const HANDOUT = `# 스터디 3회차
작성자: 윤하늘
2026-11-20

상황

새벽 배치가 끝나지 않아 주문 조회가 느려졌습니다. 배치는 cron이 06시에 시작 합니다.

문제

1. **먼저 볼 것**: 배치가 살아 있는지 무엇으로 확인합니까?

- 꼬리질문: 프로세스가 있는데 일을 하지 않는다면 무엇을 봅니까?

2. **다시 돌리기**: 같은 배치를 두 번 돌려도 되는지 어떻게 압니까?

> **[답변]**
> 처리한 구간을 표에 남기고 시작할 때 확인합니다.

---

부록이라고 적힌 줄
`;

let product: Product;
const field = authoring.field;

runProduct((started) => (product = started));

const saved = (page: Page) => expect(page.getByTestId("save-state")).toHaveText(authoring.save.saved);
const korean = (page: Page, label: string) => page.getByLabel(`${label}, ${field.korean}`, { exact: true });

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error("not on the screen");
  return box;
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  // The first move tells that it is a drag and no click.
  for (const { x, y, width, height } of [await boxOf(from), await boxOf(to)]) await page.mouse.move(x + width / 2, y + height / 2 - 8, { steps: 5 });
  await page.mouse.up();
}

test("a handout becomes a scenario: read, corrected, written, published, asked", async ({ browser }) => {
  test.setTimeout(5 * 60_000);
  const author = await Interviewer.signIn(browser, product, "/scenarios");
  const { page } = author;

  await test.step("a file that can not be read is refused in words, and what was corrected stays", async () => {
    await page.getByRole("link", { name: authoring.list.import }).click();
    await page.getByTestId("handout").setInputFiles({ name: "문제지.md", mimeType: "text/markdown", buffer: Buffer.from(HANDOUT) });
    const first = page.getByRole("group", { name: authoring.import.question.replace("{index}", "1") });
    await first.getByLabel(authoring.import.prompt).fill("배치가 일하고 있는지 무엇으로 확인합니까?");
    await page.getByTestId("handout").setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\nnothing") });
    await expect(page.getByText(failures.handoutUnreadable)).toBeVisible();
    await expect(first.getByLabel(authoring.import.prompt)).toHaveValue("배치가 일하고 있는지 무엇으로 확인합니까?");
    await expect(first.getByRole("region", { name: authoring.import.source.replace("{from}", "11").replace("{to}", "13") })).toContainText("먼저 볼 것");
    await expect(page.getByTestId("unrecognised").or(page.getByText(authoring.import.wholeSource)).first()).toBeVisible();
    await inspectInPlace(page, "import review");
  });

  await test.step("it is saved as a draft and opened", async () => {
    await page.getByRole("button", { name: authoring.import.save }).click();
    await page.getByRole("link", { name: authoring.import.open }).click();
    await page.waitForURL("**/edit");
    await expect(korean(page, field.briefing)).toHaveValue(/새벽 배치가 끝나지 않아/);
  });

  await test.step("gaps stand inline; what is typed saves itself and the preview follows", async () => {
    await expect(page.getByRole("button", { name: authoring.publish.ready })).toBeDisabled();
    await page.getByRole("button", { name: authoring.problem.noTopics }).click();
    await expect(page.getByLabel(field.topics)).toBeFocused();
    await page.keyboard.type("batch, cron");
    await korean(page, field.title).fill("끝나지 않는 새벽 배치");
    await korean(page, field.briefing).press("Control+End");
    await page.getByRole("tab", { name: authoring.editor.preview }).click();
    await expect(page.getByTestId("preview")).toContainText("끝나지 않는 새벽 배치");
    await inspectInPlace(page, "preview");
    await saved(page);
    await page.reload();
    await expect(korean(page, field.title)).toHaveValue("끝나지 않는 새벽 배치");
  });

  await test.step("questions are put in order with the keyboard", async () => {
    const outline = page.getByRole("navigation", { name: authoring.editor.outline });
    const handle = outline.getByRole("button", { name: /^Q1 먼저 볼 것 옮기기/ });
    await handle.focus();
    await page.keyboard.press("Space");
    await expect(handle).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByText(authoring.drag.over.replace("{place}", "2"))).toBeAttached();
    await page.keyboard.press("Space");
    await expect(outline.getByRole("listitem").first()).toContainText("다시 돌리기");
    await saved(page);
  });

  await test.step("and by dragging, there and back", async () => {
    const outline = page.getByRole("navigation", { name: authoring.editor.outline });
    for (const first of ["먼저 볼 것", "다시 돌리기"]) {
      await drag(page, outline.getByRole("button", { name: /^Q2 .*옮기기/ }), outline.getByRole("button", { name: /^Q1 .*옮기기/ }));
      await expect(outline.getByRole("listitem").first()).toContainText(first);
    }
    await saved(page);
  });

  await test.step("a spoiler is named where it stands", async () => {
    const outline = page.getByRole("navigation", { name: authoring.editor.outline });
    await outline.getByRole("button", { name: /다시 돌리기/ }).last().click();
    await page.getByRole("button", { name: authoring.add.findings }).click();
    await page.getByLabel(field.findingWords).fill("새벽 배치");
    await expect(page.getByRole("button", { name: /미리 말합니다/ }).first()).toBeVisible();
    await page.getByLabel(field.findingWords).fill("중복 처리 표");
    await saved(page);
  });

  await test.step("a task is written and tried out for real", async () => {
    await page.getByRole("button", { name: authoring.add.task }).click();
    await korean(page, authoring.task.brief).fill("마지막 줄을 출력해 주세요.");
    await korean(page, authoring.task.publicExample).fill("세 줄짜리 로그");
    for (const [index, name] of ["예제", "다른 로그"].entries()) {
      await korean(page, authoring.task.caseLabel).nth(index).fill(name);
      await page.getByRole("button", { name: authoring.add.files }).nth(index).click();
      await page.getByLabel(authoring.task.content, { exact: true }).nth(index).fill(`a\nb\n${name}\n`);
      await page.getByLabel(authoring.task.lines, { exact: true }).nth(index).fill(name);
    }
    await page.getByLabel(authoring.task.trySource).fill("tail -n 1 /srv/file-1.txt");
    await page.getByRole("button", { name: authoring.task.run, exact: true }).click();
    await expect(page.getByTestId("try-result").getByText(authoring.task.verdict.pass)).toHaveCount(2);
    await inspectInPlace(page, "question");
    await saved(page);
  });

  await test.step("it is published and asked in an interview", async () => {
    await page.getByRole("button", { name: authoring.publish.ready }).click();
    await page.getByRole("button", { name: authoring.publish.publish, exact: true }).click();
    await expect(page.getByText(authoring.publish.current, { exact: true })).toBeVisible();
    await page.getByRole("link", { name: authoring.publish.start }).click();
    await page.getByRole("button", { name: interviews.create.submit }).click();
    const link = await page.getByLabel(interviews.links.candidate).inputValue();
    await page.getByRole("link", { name: interviews.links.console }).click();
    await page.waitForURL("**/console/**");
    const candidate = await Candidate.join(browser, product, new URL(link).pathname, "최민재");
    await author.start();
    await expect(candidate.page.getByText("끝나지 않는 새벽 배치").first()).toBeVisible();
    await author.revealNext();
    await expect(candidate.page.getByRole("heading", { name: "다시 돌리기" })).toBeVisible();
    await candidate.close();
  });

  await test.step("it stands in the library, in English too", async () => {
    await author.context.addCookies([{ name: "kkori_locale", value: "en", url: product.origin }]);
    await page.goto(`${product.origin}/scenarios`);
    await expect(page.getByRole("heading", { name: "끝나지 않는 새벽 배치" })).toBeVisible();
    await inspectInPlace(page, "library");
    await page.getByRole("link", { name: "끝나지 않는 새벽 배치" }).click();
    await page.waitForURL("**/edit");
    await expect(page.getByRole("navigation", { name: english.editor.outline })).toBeVisible();
    await inspectInPlace(page, "editor");
  });

  await test.step("long tool output stays within the preview", async () => {
    await page.goto(`${product.origin}/scenarios/new?copy=log-processor`);
    await page.getByRole("button", { name: english.new.submit }).click();
    await page.waitForURL("**/edit");
    await page.getByRole("navigation", { name: english.editor.outline }).getByRole("button", { name: /^Q1 What/ }).click();
    await page.getByRole("tab", { name: english.editor.preview }).click();
    await expect(page.getByTestId("preview").locator("pre").first()).toBeVisible();
    await inspectInPlace(page, "preview of the library");
  });
  await author.close();
});

test("two people who write at once: the later one is told, and loses nothing", async ({ browser }) => {
  test.setTimeout(3 * 60_000);
  const one = await Interviewer.signIn(browser, product, "/scenarios/new");
  await inspectInPlace(one.page, "new scenario");
  await one.page.getByRole("button", { name: authoring.new.submit }).click();
  await one.page.waitForURL("**/edit");
  const path = new URL(one.page.url()).pathname;
  const other = await Interviewer.signIn(browser, product, path);
  await korean(one.page, field.title).fill("먼저 쓴 제목");
  await saved(one.page);
  await korean(other.page, field.title).fill("나중에 쓴 제목");
  await expect(other.page.getByRole("alert").filter({ hasText: authoring.save.conflictElsewhere.split("}에 ")[1] })).toBeVisible();
  await expect(korean(other.page, field.title)).toHaveValue("나중에 쓴 제목");
  const download = other.page.waitForEvent("download");
  await other.page.getByRole("button", { name: authoring.save.keepMine }).click();
  expect((await download).suggestedFilename()).toMatch(/\.scenario\.yaml$/);
  other.page.on("dialog", (dialog) => void dialog.accept());
  await other.page.getByRole("button", { name: authoring.save.reload }).click();
  await expect(korean(other.page, field.title)).toHaveValue("먼저 쓴 제목");
  for (const person of [one, other]) await person.close();
});
