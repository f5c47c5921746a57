import { expect, test } from "@playwright/test";
import { ANSWER_MAX_BYTES } from "@/lib/protocol/limits";
import { HarnessPage } from "./editor-harness/page";
import { startHarness } from "./editor-harness/server";

let server: Awaited<ReturnType<typeof startHarness>>;
test.beforeAll(async () => {
  server = await startHarness();
});
test.afterAll(() => server.close());

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("two writers keep one text, with line feeds only, whatever the browser's system is", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  await editor.focus("writer");
  await page.keyboard.type("one\ntwo\n");
  await editor.focus("other");
  await page.keyboard.type("three\nfour");
  await editor.insert("writer", 0, "😀 ");
  await editor.focus("writer");
  await page.keyboard.type("!");
  const expected = "😀 one\ntwo\nthree\nfour!";
  await expect.poll(() => editor.text("other")).toBe(expected);
  expect(await editor.text("writer")).toBe(expected);
  expect(expected.includes("\r")).toBe(false);
  await expect.poll(() => editor.shown("writer")).toBe(expected);
  await expect.poll(() => editor.shown("other")).toBe(expected);
});

test("undo and redo move own edits only", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  await editor.focus("writer");
  await page.keyboard.type("mine");
  await editor.insert("other", 0, "theirs ");
  await expect.poll(() => editor.shown("writer")).toBe("theirs mine");
  await page.keyboard.press("Control+z");
  await expect.poll(() => editor.text("other")).toBe("theirs ");
  await page.keyboard.press("Control+z");
  expect(await editor.text("other")).toBe("theirs ");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => editor.text("other")).toBe("theirs mine");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await expect.poll(() => editor.shown("writer")).toBe("theirs mine");
});

test("a caret of somebody else shows a name as text, where it stands in the shared text", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  await editor.focus("other");
  await page.keyboard.type("abc");
  const label = editor.side("writer").getByTestId("remote-caret");
  await expect(label).toHaveText("<b>한서연</b>");
  await expect(label.locator("b")).toHaveCount(0);
  await editor.insert("writer", 0, "first line\n");
  await expect(editor.side("writer").locator(".view-line .remote-caret")).toHaveCount(1);
  await expect.poll(() => editor.shown("other")).toBe("first line\nabc");
});

test("a paste beyond 256 KiB is refused whole, says so, and can be copied again", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  await editor.focus("writer");
  await page.keyboard.type("# kept ");
  const huge = "가나다 ".repeat(Math.ceil(ANSWER_MAX_BYTES / 10) + 10);
  await page.evaluate((text) => navigator.clipboard.writeText(text), huge);
  await page.keyboard.press("Control+v");
  await expect(editor.side("writer").getByText("답안은 256KiB까지 저장합니다")).toBeVisible();
  expect(await editor.text("writer")).toBe("# kept ");
  expect(await page.evaluate(() => window.harness.refusals)).toEqual(["answerTooLong"]);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: "넣지 못한 글 복사" }).click();
  await expect(page.getByText("복사했습니다")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(huge);
  await editor.focus("writer");
  await page.keyboard.type("still typing");
  await expect.poll(() => editor.text("other")).toBe("# kept still typing");
});

test("a letter that would not fit is refused and the text stays as it was", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  const full = `${"x".repeat(79)}\n`.repeat(ANSWER_MAX_BYTES / 80).padEnd(ANSWER_MAX_BYTES, "y");
  await editor.insert("writer", 0, full);
  await editor.focus("writer");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("z");
  await expect(editor.side("writer").getByText("답안은 256KiB까지 저장합니다")).toBeVisible();
  expect(await editor.text("writer")).toBe(full);
  await page.keyboard.press("Backspace");
  await expect.poll(async () => (await editor.text("other")).length).toBe(full.length - 1);
});

test("the keyboard leaves by Esc then Tab, runs by Ctrl+Enter, and Tab alone indents", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  await page.getByRole("button", { name: "before" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByText("Esc를 누른 뒤 Tab을 누르면 편집기에서 나갑니다").last()).toBeVisible();
  await page.keyboard.type("a");
  await page.keyboard.press("Tab");
  await page.keyboard.type("b");
  await expect.poll(() => editor.text("other")).toBe("a b");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.evaluate(() => window.harness.runs)).toBe(1);
  expect(await editor.text("other")).toBe("a b");
  await page.keyboard.press("Escape");
  await expect(page.getByText("이제 Tab을 누르면 편집기에서 나갑니다")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "after" })).toBeFocused();
  expect(await editor.text("other")).toBe("a b");
});

test("a reader selects and can not write", async ({ page }) => {
  const editor = await HarnessPage.open(page, `${server.url}?other=reads`);
  await editor.insert("writer", 0, "sort | uniq -c\nhead -n 10");
  await expect.poll(() => editor.shown("other")).toBe("sort | uniq -c\nhead -n 10");
  await editor.focus("other");
  await page.keyboard.type("x");
  await page.keyboard.press("Control+a");
  await expect
    .poll(() => page.evaluate(() => window.harness.selections.at(-1)))
    .toEqual({ start: 0, end: 25, text: "sort | uniq -c\nhead -n 10", line: 1 });
  expect(await editor.text("writer")).toBe("sort | uniq -c\nhead -n 10");
});

test("many edits from both sides at once end in one text that both show", async ({ page }) => {
  const editor = await HarnessPage.open(page, server.url);
  let seed = 20261122;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  const pieces = ["a", "|", "한", "\n", "awk ", "😀", "{", "'"];
  const piece = () => pieces[random(pieces.length)] ?? "a";
  await editor.focus("writer");
  for (let step = 0; step < 90; step += 1) {
    const kind = random(9);
    if (kind < 3) await page.keyboard.insertText(piece());
    else if (kind === 3) await page.keyboard.press("Backspace");
    else if (kind === 4) await page.keyboard.press(random(2) ? "ArrowLeft" : "ArrowUp");
    else if (kind === 5) await page.keyboard.press("Control+z");
    else if (kind === 6) {
      await editor.compose("ㅎ");
      await editor.insert("other", random((await editor.text("other")).length + 1), "원격");
      await editor.compose("힣");
      await editor.commit("힣");
    } else await editor.insert("other", 0, piece());
  }
  const text = await editor.text("writer");
  expect(await editor.text("other")).toBe(text);
  await page.keyboard.press("Control+Home");
  const first = text.split("\n").slice(0, 8).join("\n");
  await expect.poll(async () => (await editor.shown("writer")).split("\n").slice(0, 8).join("\n")).toBe(first);
});
