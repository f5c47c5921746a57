import { defineConfig, devices } from "@playwright/test";

/** The editor's own tests need no server of the product: `npx playwright test -c tests/e2e/editor-harness`. */
export default defineConfig({
  testDir: "..",
  testMatch: "editor-*.spec.ts",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  outputDir: "../../../test-results/editor",
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
    },
  },
});
