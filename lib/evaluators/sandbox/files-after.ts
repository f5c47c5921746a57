import { constants } from "node:fs";
import { lstat, open, opendir } from "node:fs/promises";
import type { FileAfter } from "./sandbox";

const TEXT_BYTES = 64 * 1024;
/** Most entries read back; a run that makes more has flooded. */
const MAX_ENTRIES = 2_000;
const MAX_DEPTH = 16;

export type OwnerNames = { user: (hostUid: number) => string; group: (hostGid: number) => string };

async function headOf(path: string, size: number): Promise<string> {
  // Never follow a link and never wait: a link leads to the server's files, a named pipe to nobody.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const buffer = Buffer.alloc(Math.min(size, TEXT_BYTES));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead).toString();
  } finally {
    await file.close();
  }
}

async function describe(hostPath: string, names: OwnerNames): Promise<FileAfter> {
  const stat = await lstat(hostPath);
  const type = stat.isFile() ? "file" : stat.isDirectory() ? "directory" : stat.isSymbolicLink() ? "link" : "other";
  const text = type === "file" ? { text: await headOf(hostPath, stat.size).catch(() => "") } : {};
  return { type, mode: stat.mode & 0o7777, owner: names.user(stat.uid), group: names.group(stat.gid), size: stat.size, ...text };
}

/**
 * Reads what stands under an open directory once every process of the run is dead, so nothing changes meanwhile.
 * Keys are paths inside the sandbox. Entries beyond the first 2,000 and deeper than 16 levels are left out.
 */
export async function readFilesAfter(hostRoot: string, insideRoot: string, names: OwnerNames): Promise<Record<string, FileAfter>> {
  const found: Record<string, FileAfter> = { [insideRoot]: await describe(`${hostRoot}/.`, names) };
  let entries = 0;
  const visit = async (hostPath: string, path: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(hostPath)) {
      if (++entries > MAX_ENTRIES) return;
      const inside = `${path}/${entry.name}`;
      found[inside] = await describe(`${hostPath}/${entry.name}`, names);
      // A directory that the account closed to itself stays unread.
      if (found[inside].type === "directory" && depth < MAX_DEPTH) await visit(`${hostPath}/${entry.name}`, inside, depth + 1).catch(() => undefined);
    }
  };
  await visit(hostRoot, insideRoot, 0);
  return found;
}
