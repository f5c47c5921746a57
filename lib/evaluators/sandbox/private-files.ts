import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Allowances, seccompFilter } from "./seccomp";
import { GROUP, PASSWD } from "./users";

const execute = promisify(execFile);

/** A folder of this server process that nobody else can enter; it goes when the process goes. */
export type PrivateFiles = { folder: string; passwd: string; group: string; filter: (allowances: Allowances) => string };

let made: Promise<PrivateFiles> | undefined;

const ALLOWANCES: Allowances[] = [false, true].flatMap((sysvMemory) => (["none", "loopback"] as const).map((network) => ({ network, sysvMemory })));

const PREFIX = "kkori-sandbox-";

/** Removes the folders of processes that were killed. One that lives after all, where we can not see it, makes itself another. */
async function removeLeftOver(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  await Promise.all(folders.map((name) => (isAlive(Number(/(\d+)-/.exec(name)?.[1])) ? undefined : rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined))));
}

/** Folders without a process in their name are an earlier version's: nobody's to remove. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

async function make(): Promise<PrivateFiles> {
  await removeLeftOver();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.once("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const filter = ({ network, sysvMemory }: Allowances) => join(folder, `filter-${network}-${sysvMemory}`);
  const [passwd, group] = [join(folder, "passwd"), join(folder, "group")];
  await Promise.all([
    writeFile(passwd, PASSWD),
    writeFile(group, GROUP),
    ...ALLOWANCES.map(async (allowances) => {
      const program = seccompFilter(allowances);
      if (!program) throw new Error(`no system call filter for ${process.arch}`);
      await writeFile(filter(allowances), program);
    }),
  ]);
  return { folder, passwd, group, filter };
}

/** The files that every sandbox is made with. Rejects where this machine's system calls are not known. */
export function privateFiles(): Promise<PrivateFiles> {
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

/** Forgets the folder after somebody tidied the temporary files away; the next run makes another. */
export function forgetPrivateFiles(): void {
  made = undefined;
}

/** Makes named pipes that the sandbox's account may reopen as /dev/stdout; nobody else reaches the folder. */
export async function makePipes(paths: readonly string[]): Promise<void> {
  await execute("mkfifo", ["-m", "666", ...paths]);
}
