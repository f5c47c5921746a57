import { rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A temporary folder of this process, with its number in the name: `<prefix><pid>-<random>`. It goes when the process goes;
 * those of processes that were killed are removed here, when the next one makes its own.
 */
export async function makeProcessFolder(prefix: string): Promise<string> {
  await removeLeftOver(prefix);
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One whose process lives after all, where we can not see it, makes itself another. */
async function removeLeftOver(prefix: string): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  await Promise.all(folders.map((name) => (isAlive(Number(/^(\d+)-/.exec(name.slice(prefix.length))?.[1])) ? undefined : rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined))));
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
