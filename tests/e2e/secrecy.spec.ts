import { rm } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { loadScenario } from "@/lib/content/load";
import { localize } from "@/lib/content/schema";
import consoleText from "@/lib/i18n/messages/ko/console.json" with { type: "json" };
import terminal from "@/lib/i18n/messages/ko/terminal.json" with { type: "json" };
import room from "@/lib/i18n/messages/ko/room.json" with { type: "json" };
import { accessibilityFaults } from "./accessibility";
import { Capture } from "./capture";
import { markedLibrary, type Mark } from "./marked-content";
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

let product: Product;
let library: { folder: string; marks: Mark[] };

test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  library = await markedLibrary("log-processor");
  product = await Product.start({ KKORI_CONTENT_DIR: library.folder });
});
test.afterAll(async () => {
  await product?.stop();
  if (library) await rm(library.folder, { recursive: true, force: true });
});

test("VW1 RN3 no hidden token reaches a candidate's browser before its reveal", async ({ browser }) => {
  const { scenario } = await loadScenario(library.folder, "log-processor");
  const interviewer = await Interviewer.open(browser);
  const asked = new Capture(interviewer.page);
  await interviewer.enter(product, product.demo.links.console);
  const candidate = await Candidate.open(browser);
  const received = new Capture(candidate.page);
  await candidate.enter(product, product.demo.links.room, "최민재");

  const seen = async (capture: Capture) => {
    const text = await capture.all();
    return library.marks.filter(({ token }) => text.includes(token)).map(({ path }) => path);
  };
  const allowed = new Set<string>();
  const expectOnlyAllowed = async () => expect((await seen(received)).filter((path) => !allowed.has(path))).toEqual([]);

  await expect(candidate.page.getByText(room.lobby.check)).toBeVisible();
  await expectOnlyAllowed();

  await interviewer.start();
  await expect(candidate.page.getByText(room.thread.none)).toBeVisible();
  for (const { path } of library.marks) if (/^(title|summary|briefing|facts\.)/.test(path)) allowed.add(path);
  await expectOnlyAllowed();

  // What the host shows before the question that it waits for is what waits for nothing.
  const tryHost = async () => {
    const tab = candidate.page.getByRole("tab", { name: terminal.title });
    await tab.click();
    const screen = candidate.page.getByTestId("terminal");
    await screen.getByRole("textbox").focus();
    for (const [at, line] of ["mount; dmesg; journalctl -k; ps -ef; ss -t", "cat $(find /etc /proc /var /usr/local /run/host -type f) 2>/dev/null", "lsof; top -b; ausearch; df -h &"].entries()) {
      await candidate.page.keyboard.type(line);
      await candidate.page.keyboard.press("Enter");
      await expect(screen).toHaveAttribute("data-done", String(at + 1));
    }
  };

  // Question by question with two of its follow-ups each, as far as the one with the task.
  const last = scenario.questions.findIndex((question) => question.task?.id === "top-ips");
  for (const question of scenario.questions.slice(0, last + 1)) {
    const base = `questions.${question.id}`;
    const title = localize(question.title, "ko");
    if (question !== scenario.questions[0]) await interviewer.queue(title);
    await interviewer.revealNext();
    for (const part of ["title", "prompt", "task.brief", "task.publicExample", "task.starter"]) allowed.add(`${base}.${part}`);
    await expect(candidate.page.locator("body")).toContainText(title);
    await expectOnlyAllowed();
    for (const { path } of library.marks) if (path.startsWith("host::") || path.startsWith(`host:${question.id}:`)) allowed.add(path);
    if (question === scenario.questions[0]) await tryHost();
    await expectOnlyAllowed();
    for (let asks = 0; asks < 2; asks++) {
      await interviewer.revealNext();
      // Exactly one text more, whichever the outline has next.
      const fresh = async () => (await seen(received)).filter((path) => !allowed.has(path));
      await expect.poll(fresh).toEqual([expect.stringMatching(new RegExp(`^${base}\\.followUps\\.[a-z0-9-]+\\.prompt$`))]);
      for (const path of await fresh()) allowed.add(path);
    }
  }

  await test.step("a run that prints its whole input shows hidden fixtures to the interviewer only", async () => {
    await candidate.paste("head -n 3 /var/log/nginx/access.log");
    await candidate.saved();
    await candidate.page.getByRole("button", { name: room.run.run }).first().click();
    await expect(candidate.page.getByTestId("run-result")).toContainText(room.run.verdict.fail);
    await expect(interviewer.page.getByRole("region", { name: consoleText.run.label }).getByText(consoleText.run.hiddenCase).first()).toBeVisible();
    // A long comparison scrolls in its own place; the console itself never does.
    expect(await interviewer.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    expect(await accessibilityFaults(interviewer.page, { include: ".con-run" })).toEqual([]);
    await expectOnlyAllowed();
  });

  await test.step("notes and scores stay with the rater", async () => {
    await interviewer.page.getByRole("textbox", { name: consoleText.notes.write }).fill("ZQNOTEQZ");
    await interviewer.page.keyboard.press("Enter");
    await expect(interviewer.page.locator(".con-notes")).toContainText("ZQNOTEQZ");
    expect(await received.all()).not.toContain("ZQNOTEQZ");
    expect(await asked.all()).toContain("ZQNOTEQZ");
  });

  await test.step("reload: neither the page nor a reconnect brings more", async () => {
    await candidate.page.reload();
    await expect(candidate.page.getByTestId("answer-editor")).toBeVisible();
    await expectOnlyAllowed();
  });

  await test.step("the interviewer's browser receives every token, so that this test can fail", async () => {
    // A starter goes to the editor that writes, and case labels come with the run of their task.
    const elsewhere = (path: string) => path.startsWith("host:") || /\.task\.starter$/.test(path) || (/\.task\.cases\./.test(path) && !path.startsWith(`questions.${scenario.questions[last]?.id}.`));
    const expected = library.marks.map(({ path }) => path).filter((path) => !elsewhere(path));
    const got = new Set(await seen(asked));
    expect(expected.filter((path) => !got.has(path))).toEqual([]);
  });

  for (const person of [interviewer, candidate]) await person.close();
});
