import { expect, test } from "@playwright/test";
import { HarnessPage } from "./editor-harness/page";
import { startHarness } from "./editor-harness/server";

let server: Awaited<ReturnType<typeof startHarness>>;
test.beforeAll(async () => {
  server = await startHarness();
});
test.afterAll(() => server.close());

/** Chromium hands Monaco an EditContext; Safari and Firefox compose in a hidden text field. */
for (const surface of ["EditContext", "text field"] as const) test.describe(surface, () => {
  if (surface === "text field") test.beforeEach(({ page }) => page.addInitScript(() => Reflect.deleteProperty(window, "EditContext")));

  test("half syllables stay in the window and a whole one leaves as one insert", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await page.keyboard.type("# ");
    for (const state of ["ㅎ", "하", "한"]) {
      await editor.compose(state);
      await expect.poll(() => editor.shown("writer")).toBe(`# ${state}`);
      expect(await editor.text("other")).toBe("# ");
    }
    await editor.commit("한");
    await expect.poll(() => editor.text("other")).toBe("# 한");
    for (const state of ["ㄱ", "그", "글"]) await editor.compose(state);
    await editor.commit("글");
    await expect.poll(() => editor.text("other")).toBe("# 한글");
    expect((await editor.sent("writer")).slice(-3)).toEqual(["# ", "# 한", "# 한글"]);
    await expect.poll(() => editor.shown("other")).toBe("# 한글");
  });

  test("what somebody else writes during a composition waits for its end and breaks nothing", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await page.keyboard.type("awk | sort");
    await expect.poll(() => editor.text("other")).toBe("awk | sort");
    await editor.compose("ㅈ");
    await editor.insert("other", 0, "zcat log | ");
    await editor.compose("저");
    await editor.insert("other", 11, "g");
    await editor.compose("정");
    await expect.poll(() => editor.shown("writer")).toBe("awk | sort정");
    expect(await editor.text("other")).toBe("zcat log | gawk | sort");
    expect(await editor.text("writer")).toBe("awk | sort");
    await editor.commit("정");
    await expect.poll(() => editor.text("other")).toBe("zcat log | gawk | sort정");
    await expect.poll(() => editor.text("writer")).toBe("zcat log | gawk | sort정");
    await expect.poll(() => editor.shown("writer")).toBe("zcat log | gawk | sort정");
    for (const state of ["ㄹ", "려", "렬"]) await editor.compose(state);
    await editor.commit("렬");
    await expect.poll(() => editor.text("other")).toBe("zcat log | gawk | sort정렬");
  });

  test("a change that does not wait still leaves both sides equal", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await page.keyboard.type("one two");
    await editor.compose("ㅅ");
    await editor.insert("writer", 3, "!");
    await editor.compose("셋");
    await editor.commit("셋");
    await expect.poll(() => editor.text("other")).toBe("one! two셋");
    await expect.poll(() => editor.shown("writer")).toBe("one! two셋");
  });

  test("leaving the editor in the middle of a syllable keeps it", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await editor.compose("끝");
    await page.getByRole("button", { name: "after" }).focus();
    await expect.poll(() => editor.text("other")).toBe("끝");
    await editor.insert("other", 0, "시작과 ");
    await expect.poll(() => editor.shown("writer")).toBe("시작과 끝");
  });

  test("a composition that is given up leaves nothing behind", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await page.keyboard.type("a");
    await editor.compose("ㅁ");
    await editor.compose("");
    await editor.insert("other", 1, "b");
    await expect.poll(() => editor.shown("writer")).toBe("ab");
    expect(await editor.text("writer")).toBe("ab");
  });

  test("undo takes a whole syllable back", async ({ page }) => {
    const editor = await HarnessPage.open(page, server.url);
    await editor.focus("writer");
    await editor.insert("other", 0, "남의 글 ");
    await page.keyboard.press("Control+End");
    for (const state of ["ㄴ", "나", "낭"]) await editor.compose(state);
    await editor.commit("낭");
    await expect.poll(() => editor.text("other")).toBe("남의 글 낭");
    await page.keyboard.press("Control+z");
    await expect.poll(() => editor.text("other")).toBe("남의 글 ");
  });
});
