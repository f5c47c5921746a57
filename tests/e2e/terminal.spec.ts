import { expect, test } from "@playwright/test";
import terminal from "@/lib/i18n/messages/ko/terminal.json" with { type: "json" };
import { accessibilityFaults } from "./accessibility";
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

let product: Product;
test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start({});
});
test.afterAll(() => product?.stop());

test("HO5 HO8 a candidate investigates the host, the interviewer reads along and answers what it does not know", async ({ browser }) => {
  const interviewer = await Interviewer.open(browser);
  await interviewer.enter(product, product.demo.links.console);
  const candidate = await Candidate.open(browser);
  await candidate.enter(product, product.demo.links.room, "최민재");
  await interviewer.start();
  await expect(candidate.page.getByTestId("terminal")).toHaveCount(0);
  await interviewer.revealNext();
  const room = candidate.page.getByTestId("terminal");
  const desk = interviewer.page.getByTestId("terminal");
  await expect(candidate.page.getByRole("tab", { name: terminal.title })).toBeVisible();

  await test.step("Ctrl+` goes to the terminal; a line is seen before Enter and answered after it", async () => {
    await candidate.page.keyboard.press("Control+Backquote");
    await expect(room.getByRole("textbox")).toBeFocused();
    await candidate.page.keyboard.type("systemctl show log-processor -p SubState");
    await expect(desk).toContainText("-p SubState");
    await expect(desk).not.toContainText("SubState=running");
    await candidate.page.keyboard.press("Enter");
    await expect(room).toContainText("SubState=running");
    await expect(desk).toContainText("SubState=running");
  });

  await test.step("real tools work on what the host prints", async () => {
    await candidate.page.keyboard.type("ps aux | grep -c 'uri[.]awk'");
    await candidate.page.keyboard.press("Enter");
    await expect(room.locator(".xterm-rows > div", { hasText: /^1\s*$/ })).toBeVisible();
  });

  await test.step("what is typed while a line is on its way is the next line", async () => {
    await candidate.page.keyboard.type("echo first");
    await candidate.page.keyboard.press("Enter");
    await candidate.page.keyboard.type("echo ahead");
    await candidate.page.keyboard.press("Enter");
    await expect(room.locator(".xterm-rows > div", { hasText: /^ahead\s*$/ })).toBeVisible();
  });

  await test.step("a row that is full ends within the terminal", async () => {
    await candidate.page.keyboard.type("ps aux | head -3");
    await candidate.page.keyboard.press("Enter");
    for (const shown of [room, desk]) {
      await expect(shown).toContainText("--switched-root");
      expect(await shown.locator(".xterm-rows > div").evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth).map((row) => row.textContent))).toEqual([]);
    }
  });

  await test.step("Hangul is composed and comes back as it was typed", async () => {
    const cdp = await candidate.page.context().newCDPSession(candidate.page);
    await candidate.page.keyboard.type("echo ");
    for (const text of ["ㅎ", "하", "한"]) await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await cdp.send("Input.insertText", { text: "한" });
    // The terminal takes a syllable in with the next turn of its event loop, which no finger outruns.
    await expect(room.locator(".xterm-rows")).toContainText("echo 한");
    await candidate.page.keyboard.type("!");
    await candidate.page.keyboard.press("Enter");
    await expect(room.locator(".xterm-rows > div", { hasText: /^한!\s*$/ })).toBeVisible();
  });

  await test.step("an unknown command is the interviewer's: by hand, or a card with one key", async () => {
    await candidate.page.keyboard.type("strace -p 48211");
    await candidate.page.keyboard.press("Enter");
    await expect(room).toContainText(terminal.asked);
    const asked = interviewer.page.getByRole("region", { name: terminal.console.waiting });
    await expect(asked).toContainText("strace -p 48211");
    expect(await accessibilityFaults(interviewer.page)).toEqual([]);
    await asked.getByRole("textbox").fill("strace: attach: ptrace(PTRACE_SEIZE, 48211): 응답 없음");
    await asked.getByRole("button", { name: terminal.console.send }).click();
    await expect(room).toContainText("PTRACE_SEIZE");
    await expect(asked).toHaveCount(0);

    await candidate.page.keyboard.type("journalctl --since 08:00");
    await candidate.page.keyboard.press("Enter");
    await expect(asked).toContainText("journalctl --since 08:00");
    await interviewer.page.locator("body").click({ position: { x: 5, y: 5 } });
    await interviewer.page.keyboard.press("KeyE");
    await expect(candidate.page.locator(".room .ev").first()).toBeVisible();
    await expect(asked).toHaveCount(0);
  });

  await test.step("the terminal is fit for a keyboard and a screen reader", async () => {
    expect(await accessibilityFaults(candidate.page)).toEqual([]);
    await room.getByRole("textbox").focus();
    await candidate.page.keyboard.press("Tab");
    await expect(room.getByRole("textbox")).not.toBeFocused();
  });

  await test.step("after a reload all of it is there again", async () => {
    await candidate.page.reload();
    await candidate.page.getByRole("tab", { name: terminal.title }).click();
    await expect(room).toContainText("PTRACE_SEIZE");
  });
  for (const person of [interviewer, candidate]) await person.close();
});
