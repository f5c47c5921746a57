import { expect, type CDPSession, type Page } from "@playwright/test";
import type { LinkedAnswer } from "./linked-answer";

type Side = "writer" | "other";
type InPage = { harness: Record<Side, LinkedAnswer> };

/** What a test does with the two windows. */
export class HarnessPage {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  static async open(page: Page, url: string): Promise<HarnessPage> {
    await page.goto(url);
    for (const side of ["writer", "other"]) {
      await expect(page.getByRole("region", { name: side }).getByTestId("answer-editor")).toHaveAttribute("data-ready", "true", { timeout: 60_000 });
    }
    return new HarnessPage(page, await page.context().newCDPSession(page));
  }

  side(side: Side) {
    return this.page.getByRole("region", { name: side });
  }

  async focus(side: Side): Promise<void> {
    await this.side(side).locator(".view-lines").click();
    await this.page.keyboard.press("Control+End");
  }

  /** Text of the shared document as that window holds it. */
  text(side: Side): Promise<string> {
    return this.page.evaluate((at) => (window as unknown as InPage).harness[at].text.toString(), side);
  }

  /** What the other window read after each update that left this one. */
  sent(side: Side): Promise<string[]> {
    return this.page.evaluate((at) => (window as unknown as InPage).harness[at].sent, side);
  }

  /** Text as the editor draws it, line by line. */
  async shown(side: Side): Promise<string> {
    const lines = await this.side(side).locator(".view-line").evaluateAll((nodes) =>
      nodes
        .map((node) => ({ top: Number.parseFloat((node as HTMLElement).style.top), text: node.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text.replaceAll("\u00a0", " ")),
    );
    return lines.join("\n");
  }

  /** Writes into the shared text as somebody else's window would. */
  async insert(side: Side, at: number, text: string): Promise<void> {
    await this.page.evaluate(([where, offset, what]) => (window as unknown as InPage).harness[where].text.insert(offset, what), [side, at, text] as const);
  }

  /** One state of an input method's composition, as Chrome gets it from the system. */
  async compose(text: string): Promise<void> {
    await this.cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }

  /** Ends the composition with this text. */
  async commit(text: string): Promise<void> {
    await this.cdp.send("Input.insertText", { text });
  }
}
