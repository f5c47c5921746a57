import { expect, test, type Page } from "@playwright/test";
import { localText } from "@/lib/domain/groups/calendar";
import common from "@/lib/i18n/messages/ko/common.json" with { type: "json" };
import failures from "@/lib/i18n/messages/ko/failures.json" with { type: "json" };
import groups from "@/lib/i18n/messages/ko/groups.json" with { type: "json" };
import home from "@/lib/i18n/messages/ko/home.json" with { type: "json" };
import { Interviewer } from "./people";
import type { Product } from "./product";
import { runProduct } from "./running-product";

let product: Product;
runProduct((started) => (product = started));

const text = (template: string, values: Record<string, string | number>) => template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The place of somebody in a round, by what a screen reader says of it. */
const cell = (page: Page, round: number, name: string) => page.locator(`button.cell[aria-label^="${text(groups.grid.round, { number: round })}, ${name}"]`);

test("a group is made, planned, repaired, swapped in, and its round starts for everybody", async ({ browser }) => {
  test.setTimeout(10 * 60_000);
  const names = product.demo.people.map(({ name }) => name);
  const owner = await Interviewer.signIn(browser, product, "/groups/new");
  const { page } = owner;
  await page.getByLabel(groups.form.name).fill("새벽 배포반");
  await button(page, groups.form.create).click();
  await page.waitForURL(/\/groups\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;

  const members: Interviewer[] = [];
  await test.step("three others join by its link", async () => {
    await page.goto(`${product.origin}${path}/members`);
    await button(page, groups.invites.make).click();
    const link = new URL(await page.getByLabel(groups.invites.link).inputValue()).pathname;
    for (const who of [1, 2, 3]) {
      const member = await Interviewer.signIn(browser, product, link, who);
      await button(member.page, groups.join.submit).click();
      await member.page.waitForURL(`**${path}`);
      members.push(member);
    }
    await page.reload();
    await page.getByLabel(text(groups.members.roleOf, { name: names[3]! })).selectOption("organiser");
    await expect(page.getByLabel(text(groups.members.roleOf, { name: names[3]! }))).toBeEnabled();
  });

  await test.step("a season is opened and planned by two at once: one wins, the other is told and keeps the draft", async () => {
    await page.goto(`${product.origin}${path}/season`);
    await page.getByLabel(groups.season.name).fill("겨울 시즌");
    await page.getByLabel(groups.season.rounds).fill("3");
    await button(page, groups.season.submit).click();
    await page.waitForURL(`**${path}`);
    await button(page, groups.rotation.plan).click();
    await page.waitForURL(`**${path}/plan`);
    const second = members[2]!.page;
    await second.goto(`${product.origin}${path}`);
    await button(second, groups.rotation.plan).click();
    await second.waitForURL(`**${path}/plan`);
    await button(page, groups.plan.accept).click();
    await page.waitForURL(`**${path}`);
    await expect(page.locator(".rot button.cell .role")).toHaveCount(12);
    await button(second, groups.plan.accept).click();
    await expect(second.getByText(failures.planChanged, { exact: true })).toBeVisible();
    await expect(second.getByText(groups.plan.outdated)).toBeVisible();
    await expect(second.locator(".rot button.cell .role")).toHaveCount(12);
  });

  await test.step("arrows move in the grid, Enter tells why somebody has their place", async () => {
    await cell(page, 1, names[0]!).focus();
    await page.keyboard.press("ArrowRight");
    await expect(cell(page, 2, names[0]!)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: text(groups.cell.label, { number: 2, name: names[0]! }) })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(cell(page, 2, names[0]!)).toBeFocused();
  });

  await test.step("a member says that they are away; the owner takes the best fix", async () => {
    const away = members[0]!.page;
    await away.goto(`${product.origin}${path}`);
    await cell(away, 2, names[1]!).click();
    await button(away, groups.cell.absent).click();
    await away.getByRole("dialog").getByLabel(groups.absence.reason).fill("출장");
    await button(away, groups.absence.submit).click();
    await expect(cell(away, 2, names[1]!)).toContainText(groups.absence.kind.absence);
    await page.reload();
    await button(page, groups.fix.show).click();
    await button(page, groups.fix.take).click();
    await expect(page.getByText(groups.adjust.nothing)).toBeVisible();
  });

  await test.step("two exchange places: partner, then organiser", async () => {
    const [asks, partner] = [members[1]!.page, members[2]!.page];
    await asks.goto(`${product.origin}${path}`);
    const before = (await cell(asks, 3, names[3]!).textContent()) ?? "";
    await cell(asks, 3, names[2]!).click();
    await button(asks, groups.cell.swap).click();
    const choice = asks.getByRole("dialog").getByLabel(groups.swap.partner);
    await choice.selectOption(await choice.locator("option", { hasText: names[3]! }).getAttribute("value").then((value) => value ?? ""));
    await button(asks, groups.swap.submit).click();
    await expect(cell(asks, 3, names[2]!)).toContainText(groups.swap.requested);
    await partner.goto(`${product.origin}${path}`);
    await button(partner, groups.swap.accept).click();
    await expect(button(partner, groups.swap.accept)).toHaveCount(0);
    await page.reload();
    await button(page, groups.swap.approve).click();
    await expect(cell(page, 3, names[2]!)).toHaveText(before);
  });

  await test.step("a guest is seated, and the round moved to ten minutes from now, when home opens its rooms", async () => {
    const change = (where: Page) => where.getByRole("button", { name: new RegExp(`^${groups.rooms.change} ${text(groups.grid.round, { number: 1 })}`) }).first();
    // Whoever answers in a room can not change it.
    const host = (await change(page).count()) > 0 ? page : members[2]!.page;
    if (host !== page) await host.goto(`${product.origin}${path}`);
    await change(host).click();
    await host.getByRole("dialog").getByLabel(groups.rooms.guestName).fill("윤손님");
    await button(host, groups.rooms.addGuest).click();
    await expect(host.getByRole("dialog")).toHaveCount(0);
    await page.reload();
    await page.locator("button.rh").first().click();
    await page.getByRole("dialog").getByLabel(groups.round.start).fill(localText("Asia/Seoul", Date.now() + 10 * 60_000));
    await page.getByRole("dialog").getByRole("button", { name: common.save }).click();
    await expect(page.getByText(groups.round.saved, { exact: true })).toBeVisible();
    const member = members[0]!.page;
    await member.goto(`${product.origin}/`);
    await expect(button(member, home.round.enter)).toHaveClass(/gam/);
  });

  await test.step("one click starts the round with the guest's link, and everybody's home leads into their interview", async () => {
    await button(page, text(groups.rotation.start, { number: 1 })).click();
    await expect(page.getByRole("dialog", { name: groups.start.guestLinks }).getByText("윤손님")).toBeVisible();
    await button(page, groups.start.enter).click();
    await page.waitForURL(/\/(console|room|observe)\//);
    for (const { page: theirs } of members) {
      await theirs.goto(`${product.origin}/`);
      await expect(theirs.locator(".hero").getByRole("link", { name: new RegExp(`^(${home.console}|${home.room}|${home.observe})$`) })).toBeVisible();
    }
  });
  for (const person of [owner, ...members]) await person.close();
});

test("home tells my next place in the demo group, and what to prepare", async ({ browser }) => {
  const person = await Interviewer.signIn(browser, product, "/");
  const { page } = person;
  await expect(page.getByRole("heading", { name: home.preparation.title })).toBeVisible();
  await expect(page.getByRole("heading", { name: home.coming.title })).toBeVisible();
  const first = page.getByRole("checkbox").first();
  await first.check();
  await page.reload();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await person.close();
});
