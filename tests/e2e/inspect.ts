import { expect, type Page } from "@playwright/test";
import { accessibilityFaults } from "./accessibility";

const LOOKS = [{ theme: "light", width: 1440 }, { theme: "dark", width: 390 }] as const;

/** axe and sideways scrolling on what is on the screen now, light and wide, then dark and narrow. Nothing is loaded again, so that what was opened and typed stays. */
export async function inspectInPlace(page: Page, what: string): Promise<void> {
  for (const { theme, width } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    expect(await accessibilityFaults(page, { graveOnly: true }), `${what} ${theme} ${width}`).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beyond, `${what}: pixels beyond the right edge at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
}
