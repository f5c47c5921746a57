import { expect, test } from "@playwright/test";
import { Candidate, Interviewer } from "./people";
import { Product } from "./product";

let product: Product;
test.beforeAll(async () => {
  test.setTimeout(12 * 60_000);
  product = await Product.start({}, "cluster");
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await info.attach("npm run cluster", { body: product.output });
});
test.afterAll(() => product?.stop());

test("an interview goes on while one node after the other is killed, and nothing stays behind in the end", async ({ browser }) => {
  const { links } = product.demo;
  const interviewer = await Interviewer.signIn(browser, product, links.console);
  const candidate = await Candidate.join(browser, product, links.room, "최민재");
  await interviewer.start();
  await interviewer.revealNext();
  await candidate.type("before ");
  for (const node of [1, 2]) {
    const [, pid] = await product.says(new RegExp(`(?:^ +${node} +|Node ${node} is back: )http\\S+ +kill -9 (\\d+)`, "m"));
    process.kill(Number(pid), "SIGKILL");
    await candidate.type(`after ${node} `);
    await candidate.saved();
    await expect.poll(() => interviewer.shownAnswer()).toContain(`after ${node}`);
    await product.says(new RegExp(`Node ${node} is back`));
  }
  expect(await candidate.shownAnswer()).toContain("before after 1 after 2");
  await interviewer.revealNext();
  await candidate.close();
  await interviewer.close();

  const processes = product.processes();
  expect(processes.length).toBeGreaterThan(5);
  await product.stop();
  const left = processes.filter((pid) => isRunning(pid));
  expect(left).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
