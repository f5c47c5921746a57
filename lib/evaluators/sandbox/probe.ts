import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bubblewrapSandbox } from "./bubblewrap";

const execute = promisify(execFile);

/** What was found stays as long as this process runs; what was not may come, and is looked for again. */
const found = new Map<string, string>();

/** First version number that a program prints of itself; undefined where it can not be run. */
export async function versionOf(program: string, args: string[] = ["--version"]): Promise<string | undefined> {
  const known = found.get(program);
  if (known !== undefined) return known;
  try {
    const { stdout, stderr } = await execute(program, args, { timeout: 5_000, env: { ...process.env, LC_ALL: "C" } });
    const version = /\d+(\.\d+)+/.exec(stdout || stderr)?.[0];
    if (version !== undefined) found.set(program, version);
    return version;
  } catch {
    return undefined;
  }
}

export type SandboxProbe = { available: true; version: string } | { available: false; reason: string };

async function makeOne(): Promise<SandboxProbe> {
  const version = await versionOf("bwrap");
  if (version === undefined) return { available: false, reason: "bubblewrap is not installed" };
  try {
    const command = { argv: ["/bin/bash", "-c", "id -u | cat"], files: {}, writable: ["/tmp"], cwd: "/tmp" };
    const { started, stdout, stderr } = await bubblewrapSandbox.run(command, AbortSignal.timeout(5_000));
    if (started && stdout === "1000\n") return { available: true, version };
    return { available: false, reason: `bubblewrap can not make a sandbox: ${stderr.split("\n", 1)[0]}` };
  } catch (error) {
    return { available: false, reason: `bubblewrap can not make a sandbox: ${error instanceof Error ? error.message : String(error)}` };
  }
}

let probe: Promise<SandboxProbe> | undefined;

/** Whether sandboxes can be made here, found out by making one: user namespaces may be forbidden, limits may be too low. */
export function probeSandbox(): Promise<SandboxProbe> {
  probe ??= makeOne().then((made) => {
    if (!made.available) probe = undefined;
    return made;
  });
  return probe;
}
