import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { isShuttingDown, onShutdown, exit } from "../bootstrap/shutdown.mjs";
import { Stop } from "../bootstrap/stop.mjs";

/** Where Debian and Homebrew put servers that an ordinary account does not have in its path. */
const SERVER_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

/** The program's file. Throws a `Stop` that says how to install it. */
export function requireProgram(name: string, debianPackage: string): string {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...SERVER_FOLDERS];
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (found) return found;
  throw new Stop(
    `npm run cluster에는 ${name}가 필요합니다. 설치한 뒤 다시 실행하세요: apt-get install ${debianPackage}`,
    `npm run cluster needs ${name}: install it (apt-get install ${debianPackage}, or brew install ${name === "nginx" ? "nginx" : "redis"}) and run it again`,
  );
}

/** Runs a server of somebody else's beside ours. It stops with this process however that ends, and this process stops with it. */
export function startProgram({ name, argv, log }: { name: string; argv: readonly string[]; log: string }): void {
  const script = readFileSync(path.join(ROOT, "lib", "server", "setup", "run-with-parent.sh"), "utf8");
  const output = openSync(log, "w", 0o600);
  const child = spawn("/bin/sh", ["-c", script, "run-with-parent", "-", ...argv], { detached: true, stdio: ["pipe", output, output] });
  closeSync(output);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  onShutdown(() => {
    child.stdin?.end();
    return exited;
  });
  void exited.then(() => {
    if (isShuttingDown()) return;
    console.error(`${name}가 멈췄습니다. (${log}) / ${name} stopped (${log})`);
    void exit(1);
  });
}
