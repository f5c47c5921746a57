import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { step } from "../bootstrap/progress.mjs";
import { onShutdown } from "../bootstrap/shutdown.mjs";

/** What the tests call beside npm packages: the browser with Korean letters, the sandbox, and the programs that judge snippets. */
export const TEST_PACKAGES = ["chromium", "fonts-noto-cjk", "bubblewrap", "gawk", "libfaketime", "nginx-light", "redis-server", "shellcheck"];

const NO_SERVICES = "/usr/sbin/policy-rc.d";

/** Installs what is missing where that is possible: as root on Debian or Ubuntu. Says so where it is not; tests then skip. */
export async function ensureTestPackages(): Promise<void> {
  if (!existsSync("/usr/bin/apt-get")) return;
  const missing = TEST_PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0) {
    console.log(`없는 프로그램이 있어 일부 테스트를 건너뜁니다. root로 설치하세요 · Some tests are skipped; install as root: ${line}`);
    return;
  }
  const done = await step(`테스트 프로그램 설치 · Installing ${missing.join(" ")}`, async () => install(missing));
  if (!done) console.log(`설치하지 못해 일부 테스트를 건너뜁니다 · Could not install, some tests are skipped: ${line}`);
}

/** Whether Debian's package manager has it; false where there is no such manager. */
export function isInstalled(name: string): boolean {
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", "${Status}", name], { encoding: "utf8" });
  return stdout === "install ok installed";
}

/** Nginx and Redis are wanted as programs only, so Debian is told not to start them as services meanwhile. */
function install(names: string[]): boolean {
  const keepQuiet = !existsSync(NO_SERVICES);
  if (keepQuiet) writeFileSync(NO_SERVICES, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  const tidy = () => keepQuiet && rmSync(NO_SERVICES, { force: true });
  const forget = onShutdown(tidy);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", ["-q", "-y", ...args], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  try {
    return (apt("update") || true) && apt("install", "--no-install-recommends", ...names);
  } finally {
    forget();
    tidy();
  }
}
