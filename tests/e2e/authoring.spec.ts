import { expect, test, type Page } from "@playwright/test";
import authoring from "@/lib/i18n/messages/ko/authoring.json" with { type: "json" };
import { Interviewer } from "./people";
import { Product } from "./product";

let product: Product;
const field = authoring.field;

test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start();
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm start", { body: product.output });
});
test.afterAll(() => product?.stop());

const saved = (page: Page) => expect(page.getByTestId("save-state")).toHaveText(authoring.save.saved);
const korean = (page: Page, label: string) => page.getByLabel(`${label}, ${field.korean}`, { exact: true });

test("two people who write at once: the later one is told, and loses nothing", async ({ browser }) => {
  test.setTimeout(3 * 60_000);
  const one = await Interviewer.signIn(browser, product, "/scenarios/new");
  await one.page.getByRole("button", { name: authoring.new.submit }).click();
  await one.page.waitForURL("**/edit");
  const path = new URL(one.page.url()).pathname;
  const other = await Interviewer.signIn(browser, product, path);
  await korean(one.page, field.title).fill("먼저 쓴 제목");
  await saved(one.page);
  await korean(other.page, field.title).fill("나중에 쓴 제목");
  await expect(other.page.getByText(authoring.save.conflictAnonymous)).toBeVisible();
  await expect(korean(other.page, field.title)).toHaveValue("나중에 쓴 제목");
  const download = other.page.waitForEvent("download");
  await other.page.getByRole("button", { name: authoring.save.keepMine }).click();
  expect((await download).suggestedFilename()).toMatch(/\.scenario\.yaml$/);
  other.page.on("dialog", (dialog) => void dialog.accept());
  await other.page.getByRole("button", { name: authoring.save.reload }).click();
  await expect(korean(other.page, field.title)).toHaveValue("먼저 쓴 제목");
  for (const person of [one, other]) await person.close();
});
