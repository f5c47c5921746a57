import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import auth from "@/lib/i18n/messages/ko/auth.json" with { type: "json" };
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import join from "@/lib/i18n/messages/ko/join.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import type { Product } from "./product";

/** Console lines that say nothing about the product: a dropped connection is what some tests are about. */
const HARMLESS = /ERR_CONNECTION_(REFUSED|RESET)|ERR_INTERNET_DISCONNECTED|WebSocket connection to|Failed to load resource/;

/** A browser of its own; an unexpected error in its console fails the test at `close`. */
export class Person {
  readonly errors: string[] = [];

  protected constructor(readonly context: BrowserContext, readonly page: Page) {
    page.on("console", (message) => {
      if (message.type() === "error" && !HARMLESS.test(message.text())) this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
  }

  async close(): Promise<void> {
    await this.context.close();
    expect(this.errors).toEqual([]);
  }

  protected static async window(browser: Browser): Promise<[BrowserContext, Page]> {
    const context = await browser.newContext();
    return [context, await context.newPage()];
  }

  /** The visible text of the shown answer, as Monaco draws it. */
  async shownAnswer(): Promise<string> {
    const lines = await this.page.locator("[data-testid=answer-editor] .view-line").allInnerTexts();
    return lines.join("\n").replaceAll("\u00a0", " ");
  }
}

export class Interviewer extends Person {
  static async open(browser: Browser): Promise<Interviewer> {
    return new Interviewer(...(await Person.window(browser)));
  }

  static async signIn(browser: Browser, product: Product, path: string, who = 0): Promise<Interviewer> {
    const person = await Interviewer.open(browser);
    await person.enter(product, path, who);
    return person;
  }

  /** Opens a page and signs in on the way, as somebody of the demo group. */
  async enter(product: Product, path: string, who = 0): Promise<void> {
    const { page } = this;
    const account = product.demo.people[who];
    if (!account) throw new Error("no such demo person");
    await page.goto(`${product.origin}${path}`);
    await page.getByLabel(auth.email).fill(account.email);
    await page.getByLabel(auth.password, { exact: true }).fill(account.password);
    await page.getByRole("button", { name: auth.signIn.submit, exact: true }).click();
    await page.waitForURL(`**${path}`);
  }

  async start(): Promise<void> {
    await this.page.getByRole("button", { name: consoleText.lobby.start, exact: true }).first().click();
    await expect(this.page.getByRole("button", { name: consoleText.clock.pause })).toBeVisible();
  }

  /** Finds a question or follow-up by its title and puts it into the queue. */
  async queue(title: string): Promise<void> {
    const search = this.page.getByRole("searchbox", { name: consoleText.search.label });
    await search.fill(title);
    await this.page.getByRole("button", { name: consoleText.search.queueLabel.replace("{title}", title) }).click();
    await search.fill("");
    await search.press("Escape");
  }

  /** Reveals what is next by its key and waits until it can not be undone any more. */
  async revealNext(): Promise<void> {
    const card = this.page.getByRole("region", { name: consoleText.next.label });
    const shown = await card.innerText();
    await this.page.locator("body").press("KeyR");
    // The card moves on with the same view that offers the undo; on a slow machine the offer itself may be over before it is seen.
    await expect(card).not.toHaveText(shown, { useInnerText: true });
    await expect(this.page.getByRole("button", { name: consoleText.next.undo })).toHaveCount(0);
  }
}

export class Candidate extends Person {
  static async open(browser: Browser): Promise<Candidate> {
    return new Candidate(...(await Person.window(browser)));
  }

  static async join(browser: Browser, product: Product, path: string, name: string): Promise<Candidate> {
    const person = await Candidate.open(browser);
    await person.enter(product, path, name);
    return person;
  }

  async enter(product: Product, path: string, name: string): Promise<void> {
    await comeIn(this.page, product, path, name, "room");
  }

  async type(text: string): Promise<void> {
    await this.page.locator("[data-testid=answer-editor] .monaco-editor").first().click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Puts text into the shown answer at once, as a paste does. */
  async paste(text: string): Promise<void> {
    await this.page.locator("[data-testid=answer-editor] .monaco-editor").first().click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.insertText(text);
  }

  /** Opens the answer of a question: a new one does not open by itself under somebody who wrote a moment ago. */
  async openAnswer(title: string): Promise<void> {
    await this.page.getByRole("tablist", { name: room.work.tabs }).getByRole("tab", { name: title }).click();
  }

  /** Waits until the page says that everything is on disk. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(room.saved.saved, { exact: true }).first()).toBeVisible();
  }
}

export class Observer extends Person {
  static async join(browser: Browser, product: Product, path: string, name: string): Promise<Observer> {
    const person = new Observer(...(await Person.window(browser)));
    await comeIn(person.page, product, path, name, "observe");
    return person;
  }
}

async function comeIn(page: Page, product: Product, path: string, name: string, surface: string): Promise<void> {
  await page.goto(`${product.origin}${path}`);
  await page.getByLabel(join.name).fill(name);
  await page.getByRole("button", { name: join.submit, exact: true }).click();
  await page.waitForURL(`**/${surface}/**`);
}
