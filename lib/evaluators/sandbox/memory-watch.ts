import { closeSync, openSync, readSync, readdirSync, statfsSync } from "node:fs";

/** Kernel memory of one file or directory in a temporary file system; its size does not count it. */
const INODE_BYTES = 1024;
const SAMPLE_EVERY_MS = 15;

/** A status is 1.5 KB. One buffer serves all, for samples never overlap; `readFileSync` takes 64 KB anew for each file whose size it can not know. */
const statusBuffer = Buffer.alloc(8 * 1024);

function readStatus(statusFile: string): string {
  const file = openSync(statusFile, "r");
  try {
    return statusBuffer.toString("latin1", 0, readSync(file, statusBuffer));
  } finally {
    closeSync(file);
  }
}

/** Anonymous and shared resident memory of one process, in bytes. */
function residentBytes(statusFile: string): number {
  const status = readStatus(statusFile);
  let kibibytes = 0;
  for (const field of ["RssAnon:", "RssShmem:"]) {
    const at = status.indexOf(field);
    if (at >= 0) kibibytes += Number.parseInt(status.slice(at + field.length), 10);
  }
  return kibibytes * 1024;
}

/** Where a run's processes and files are to be seen, as paths inside of it. */
type Places = { writable: readonly string[]; procfs: string };

/** What the run behind process `pid` holds now: its processes as its own /proc lists them, and its writable directories. */
export function memoryOfRun(pid: number, { writable, procfs }: Places): number {
  const root = `/proc/${pid}/root`;
  let total = 0;
  for (const entry of readdirSync(root + procfs)) {
    if (entry.charCodeAt(0) > 57) continue;
    try {
      total += residentBytes(`${root}${procfs}/${entry}/status`);
    } catch {
      // The process ended between listing and reading.
    }
  }
  for (const directory of writable) {
    const { bsize, blocks, bfree, files, ffree } = statfsSync(root + directory);
    total += (blocks - bfree) * bsize + (files - ffree) * INODE_BYTES;
  }
  return total;
}

/** Samples until stopped and calls `onOver` once the run holds more than `limit` bytes. */
export function watchMemory(pid: number, places: Places, limit: number, onOver: () => void): { peak: () => number; stop: () => void } {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, memoryOfRun(pid, places));
    } catch {
      // The run is over, or its mounts do not stand yet.
      return;
    }
    if (peak > limit) onOver();
  }, SAMPLE_EVERY_MS);
  return { peak: () => peak, stop: () => clearInterval(timer) };
}
