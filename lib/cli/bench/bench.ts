import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { onShutdown } from "../bootstrap/shutdown.mjs";
import { Stop } from "../bootstrap/stop.mjs";
import { QUIET } from "./quiet";

const FOLDER = path.join("tests", "bench");
/** Takes half an hour: only when it is asked for. */
const ALONE = ["soak"];

/** `npm run bench` runs the measurements of tests/bench in turn, `npm run bench -- NAME [ARGUMENT...]` one of them. */
export async function run([name, ...args]: string[]): Promise<number> {
  const names = readdirSync(path.join(ROOT, FOLDER)).filter((file) => file.endsWith(".ts")).map((file) => path.basename(file, ".ts"));
  if (name !== undefined && !names.includes(name)) throw new Stop(`${name} 측정은 없습니다. 있는 것: ${names.join(", ")}`, `There is no bench ${name}; there are: ${names.join(", ")}`);
  let failed = 0;
  for (const one of name === undefined ? names.filter((each) => !ALONE.includes(each)) : [name]) {
    console.log(`\n${one}`);
    failed += (await runOne(one, args)) === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

async function runOne(name: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [QUIET, "--import", "tsx", path.join(FOLDER, `${name}.ts`), ...args], { cwd: ROOT, stdio: "inherit" });
  const ended = once(child, "exit") as Promise<[number | null]>;
  const forget = onShutdown(() => {
    child.kill("SIGTERM");
    return ended;
  });
  const [code] = await ended;
  forget();
  return code ?? 1;
}
