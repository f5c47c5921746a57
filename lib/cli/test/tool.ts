import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../bootstrap/prepare.mjs";
import { onShutdown } from "../bootstrap/shutdown.mjs";

/** Settings of the person's own Kkori; tests bring their own. */
const OWN_SETTINGS = /^(DATABASE_URL|REDIS_URL|NEXTAUTH_.*|PORT|HOST|TRUST_PROXY|KKORI_.*|NODE_ENV|GITHUB_(ID|SECRET)|GOOGLE_(ID|SECRET))$/;

export type ToolResult = { succeeded: boolean; output: string };

/** Runs a program of node_modules with Node. Its output is shown as it comes, or kept for later with `quiet`. */
export async function runTool(script: string[], args: string[], options: { quiet?: boolean; env?: Record<string, string> } = {}): Promise<ToolResult> {
  const child = spawn(process.execPath, [path.join(ROOT, ...script), ...args], {
    cwd: ROOT,
    env: { ...testEnvironment(), ...options.env },
    stdio: ["ignore", options.quiet ? "pipe" : "inherit", options.quiet ? "pipe" : "inherit"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const ended = new Promise<boolean>((resolve) => child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0)));
  const forget = onShutdown(() => {
    child.kill("SIGTERM");
    return ended;
  });
  const succeeded = await ended;
  forget();
  return { succeeded, output };
}

/** The environment without what belongs to a Kkori of one's own. */
export function testEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1" } as unknown as NodeJS.ProcessEnv;
}
