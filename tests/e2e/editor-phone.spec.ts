import { devices, expect, test } from "@playwright/test";
import { HarnessPage } from "./editor-harness/page";
import { startHarness } from "./editor-harness/server";

let server: Awaited<ReturnType<typeof startHarness>>;
test.beforeAll(async () => {
  server = await startHarness();
});
test.afterAll(() => server.close());

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices["Pixel 7"];
test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch });

test("signs above the keyboard are as large as a finger, go in at the caret and leave the focus where it is", async ({ page }) => {
  const editor = await HarnessPage.open(page, `${server.url}?other=reads`);
  const row = page.getByRole("toolbar", { name: "기호 입력" });
  for (const button of await row.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await editor.focus("writer");
  await page.keyboard.type("sort ");
  await row.getByRole("button", { name: "|", exact: true }).tap();
  await row.getByRole("button", { name: "$", exact: true }).tap();
  await page.keyboard.type("1");
  await row.getByRole("button", { name: "Tab", exact: true }).tap();
  await page.keyboard.type("x");
  await expect.poll(() => editor.text("other")).toBe("sort |$1  x");
});

test("a sign touched in the middle of a syllable comes after the syllable", async ({ page }) => {
  const editor = await HarnessPage.open(page, `${server.url}?other=reads`);
  await editor.focus("writer");
  await editor.compose("하");
  await editor.compose("한");
  await page.getByRole("toolbar").getByRole("button", { name: "|", exact: true }).tap();
  await expect.poll(() => editor.text("other")).toBe("한|");
  await page.keyboard.type("a");
  await expect.poll(() => editor.text("other")).toBe("한|a");
  await expect.poll(() => editor.shown("writer")).toBe("한|a");
});

test("long lines wrap and nothing scrolls sideways", async ({ page }) => {
  const editor = await HarnessPage.open(page, `${server.url}?other=reads`);
  await editor.insert("writer", 0, `# ${"아주 긴 줄입니다 ".repeat(12)}`);
  const surface = editor.side("writer").locator(".monaco-scrollable-element.editor-scrollable");
  await expect.poll(() => editor.side("writer").locator(".view-line").count()).toBeGreaterThan(2);
  expect(await surface.evaluate((node) => node.scrollLeft)).toBe(0);
  const edge = await surface.evaluate((node) => node.getBoundingClientRect().right);
  const rights = await editor.side("writer").locator(".view-line > span").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().right));
  for (const right of rights) expect(right).toBeLessThanOrEqual(edge);
});
