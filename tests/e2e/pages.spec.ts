import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import auth from "@/lib/i18n/messages/ko/auth.json" with { type: "json" };
import common from "@/lib/i18n/messages/ko/common.json" with { type: "json" };
import failures from "@/lib/i18n/messages/ko/failures.json" with { type: "json" };
import home from "@/lib/i18n/messages/ko/home.json" with { type: "json" };
import interviews from "@/lib/i18n/messages/ko/interviews.json" with { type: "json" };
import join from "@/lib/i18n/messages/ko/join.json" with { type: "json" };
import { accessibilityFaults } from "./accessibility";
import { Candidate, Interviewer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

const PASSWORD = "a horse, a battery, a staple";

let product: Product;
runProduct((started) => (product = started));

test("signing up keeps what was typed, and leads back where one came from", async ({ browser }) => {
  const person = await Interviewer.open(browser);
  const { page } = person;
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.goto(`${product.origin}/scenarios`);
  await expect(page).toHaveURL(`${product.origin}/sign-in?callbackUrl=%2Fscenarios`);
  await page.getByRole("link", { name: auth.signIn.toSignUp }).click();

  await test.step("an empty form names what is missing", async () => {
    await page.getByRole("button", { name: auth.signUp.submit }).click();
    await expect(page.getByText(auth.invalid.required)).toHaveCount(3);
  });
  await test.step("a refusal stands at its field and nothing is lost", async () => {
    await page.getByLabel(auth.name).fill("오하늘");
    await page.getByLabel(auth.email).fill("haneul@example.com");
    await page.getByLabel(auth.password, { exact: true }).fill("short");
    await page.getByRole("button", { name: auth.signUp.submit }).click();
    await expect(page.getByText(auth.invalid.password)).toBeVisible();
    await expect(page.getByLabel(auth.password, { exact: true })).toHaveAccessibleDescription(new RegExp(auth.invalid.password));
    await expect(page.getByLabel(auth.name)).toHaveValue("오하늘");
    await expect(page.getByLabel(auth.password, { exact: true })).toHaveValue("short");
  });
  await test.step("then one is in, where one wanted to go", async () => {
    await page.getByLabel(auth.password, { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: auth.signUp.submit }).click();
    await expect(page).toHaveURL(`${product.origin}/scenarios`);
    expect(addresses.filter((address) => address.includes("password") || address.includes("horse"))).toEqual([]);
  });
  await person.close();
});

test("a wrong password is refused in words; a foreign address to return to is ignored", async ({ browser }) => {
  const person = await Interviewer.open(browser);
  const { page } = person;
  const account = product.demo.people[1]!;
  await page.goto(`${product.origin}/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F`);
  await page.getByLabel(auth.email).fill(account.email);
  await page.getByLabel(auth.password, { exact: true }).fill("not the password");
  await page.getByRole("button", { name: auth.signIn.submit, exact: true }).click();
  await expect(page.getByText(failures.wrongCredentials)).toBeVisible();
  await expect(page.getByLabel(auth.email)).toHaveValue(account.email);
  await page.getByLabel(auth.password, { exact: true }).fill(account.password);
  await page.getByRole("button", { name: auth.signIn.submit, exact: true }).click();
  await expect(page).toHaveURL(`${product.origin}/`);
  await person.close();
});

test("language and theme are remembered without signing in, from the first byte", async ({ browser }) => {
  const person = await Interviewer.open(browser);
  const { page, context } = person;
  await page.goto(`${product.origin}/sign-in`);
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Switch theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await context.request.get(`${product.origin}/sign-in`)).text();
  expect(html).toMatch(/<html lang="en" data-theme="dark"/);
  await person.close();
});

test("an interview is made, joined by its link, and the link is taken back", async ({ browser }) => {
  const interviewer = await Interviewer.signIn(browser, product, "/interviews/new");
  const { page } = interviewer;
  // Not just any: the demo season still has some for this person to be asked.
  const choice = page.locator("fieldset label").filter({ has: page.locator("input[value=log-processor]") });
  const title = await choice.locator(".font-semi").innerText();
  await choice.click();
  await page.getByRole("button", { name: interviews.create.submit }).click();
  const link = await page.getByLabel(interviews.links.candidate).inputValue();
  expect(new URL(link).origin).toBe(product.origin);

  await test.step("the page behind the link says who invites and nothing of the scenario", async () => {
    const candidate = await Candidate.open(browser);
    await candidate.page.goto(link);
    await expect(candidate.page.getByRole("heading", { name: join.from.replace("{name}", product.demo.people[0]!.name) })).toBeVisible();
    expect(await candidate.page.content()).not.toContain(title);
    await candidate.page.getByLabel(join.name).fill("윤손님");
    await candidate.page.getByRole("button", { name: join.submit, exact: true }).click();
    await candidate.page.waitForURL("**/room/**");
    await candidate.close();
  });

  await test.step("the interviewer sees who came by which link, and revokes it", async () => {
    await page.getByRole("link", { name: interviews.links.manage }).click();
    await expect(page.getByText(interviews.detail.joined.replace("{names}", "윤손님"))).toBeVisible();
    const row = page.getByRole("listitem").filter({ hasText: "윤손님" }).filter({ has: page.getByRole("button", { name: interviews.detail.revoke }) });
    await row.getByRole("button", { name: interviews.detail.revoke }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: interviews.detail.revoke }).click();
    await expect(page.getByText(interviews.detail.revoked, { exact: true })).toBeVisible();
  });

  await test.step("a revoked link and one that never was give the same page", async () => {
    const stranger = await Candidate.open(browser);
    const pages: string[] = [];
    for (const address of [link, `${product.origin}/join/${"x".repeat(43)}`]) {
      const answer = await stranger.page.goto(address);
      expect(answer?.status()).toBe(404);
      pages.push(await stranger.page.locator("main").innerText());
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain(join.dead.title);
    await stranger.close();
  });
  await interviewer.close();
});

test("past interviews are found by person, status and the slash key", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/interviews");
  const { page } = person;
  const rows = page.locator("tbody tr");
  const all = await rows.count();
  await page.locator("body").press("Slash");
  const search = page.getByRole("searchbox", { name: interviews.searchLabel });
  await expect(search).toBeFocused();
  await search.fill("이하린");
  await search.press("Enter");
  await page.waitForURL("**/interviews?*query=*");
  await expect(page.getByText(interviews.total.replace("{count}", "1"))).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("이하린");
  expect(all).toBeGreaterThan(1);
  await page.goto(`${product.origin}/interviews?status=lobby&page=0&from=nonsense`);
  for (const row of await rows.all()) await expect(row).toContainText(common.status.lobby);
  await page.goto(`${product.origin}/interviews?query=${encodeURIComponent("없는 사람")}`);
  await expect(page.getByText(interviews.noMatch.title)).toBeVisible();
  await person.close();
});

test("a review is for those who were in it", async ({ browser }) => {
  const rater = await Interviewer.signIn(browser, product, "/interviews?status=ended");
  const address = await rater.page.locator(".rec .s a").first().getAttribute("href");
  await rater.page.goto(`${product.origin}${address}`);
  await expect(rater.page.getByRole("heading", { level: 1 })).toBeVisible();

  const guest = await Candidate.open(browser);
  await guest.page.goto(`${product.origin}${address}`);
  await expect(guest.page).toHaveURL(/\/sign-in\?callbackUrl=%2Freview%2F/);
  await guest.close();

  const stranger = await Interviewer.open(browser);
  await stranger.page.goto(`${product.origin}/sign-up`);
  await stranger.page.getByLabel(auth.name).fill("남모르는");
  await stranger.page.getByLabel(auth.email).fill("stranger@example.com");
  await stranger.page.getByLabel(auth.password, { exact: true }).fill(PASSWORD);
  await stranger.page.getByRole("button", { name: auth.signUp.submit }).click();
  await expect(stranger.page.getByRole("heading", { name: home.headline.none })).toBeVisible();
  const unknown = "/review/00000000-0000-4000-8000-000000000000";
  for (const path of [address, unknown]) {
    const answer = await stranger.page.goto(`${product.origin}${path}`);
    expect(answer?.status()).toBe(403);
    await expect(stranger.page.getByText(common.forbidden.title).first()).toBeVisible();
  }
  await stranger.close();
  await rater.close();
});

test("every page passes axe and fits, in both themes, languages and widths", async ({ browser }) => {
  test.setTimeout(15 * 60_000);
  const person = await Interviewer.signIn(browser, product, "/interviews?status=ended");
  const review = await person.page.locator(".rec .s a").first().getAttribute("href");
  const group = await person.page.locator(".nav a[href^='/groups/']").first().getAttribute("href");
  const groups = ["/groups", "/groups/new", ...["", "/members", "/settings", "/season"].map((page) => `${group}${page}`)];
  const scenario = await slugOf(person.page);
  const inside = ["/", ...groups, "/interviews", "/interviews?query=zzz", "/interviews/new", `/interviews/${product.demo.interviewId}`, "/scenarios", `/scenarios/${scenario}`, `/scenarios/${scenario}?read=1`, "/settings", review ?? "", "/nothing-here"];
  for (const path of inside) await inspect(person.context, person.page, path);
  await person.close();

  const guest = await Candidate.open(browser);
  for (const path of ["/sign-in?error=wrongCredentials", "/sign-up", product.demo.links.room, "/join/dead", "/unsubscribe/dead"]) await inspect(guest.context, guest.page, path);
  await guest.close();
});

async function slugOf(page: Page): Promise<string> {
  await page.goto(`${product.origin}/scenarios`);
  const href = await page.locator("article a").first().getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

/** One page in two looks that together cover both themes, languages and widths. */
async function inspect(context: BrowserContext, page: Page, path: string): Promise<void> {
  for (const look of [{ theme: "light", locale: "ko", width: 1440 }, { theme: "dark", locale: "en", width: 390 }]) {
    await test.step(`${path} ${look.theme} ${look.locale} ${look.width}`, async () => {
      await context.addCookies([{ name: "kkori_theme", value: look.theme, url: product.origin }, { name: "kkori_locale", value: look.locale, url: product.origin }]);
      await page.setViewportSize({ width: look.width, height: 844 });
      await page.goto(`${product.origin}${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", look.locale);
      await expect(page.locator("h1").first()).toBeAttached();
      expect.soft(await accessibilityFaults(page, { graveOnly: true })).toEqual([]);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(beyond, "pixels beyond the right edge").toBeLessThanOrEqual(0);
    });
  }
}
