import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bubblewrapSandbox } from "./bubblewrap";

const execute = promisify(execFile);

/** First version number that a program prints of itself; undefined where it can not be run. */
export async function versionOf(program: string, args: string[] = ["--version"]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await execute(program, args, { timeout: 5_000, env: { ...process.env, LC_ALL: "C" } });
    return /\d+(\.\d+)+/.exec(stdout || stderr)?.[0];
  } catch {
    return undefined;
  }
}

export type SandboxProbe = { available: true; version: string } | { available: false; reason: string };

/** Whether sandboxes can be made here, found out by making one: user namespaces may be forbidden, limits may be too low. */
export async function probeSandbox(): Promise<SandboxProbe> {
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
