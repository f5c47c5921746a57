import { readFileSync, readdirSync } from "node:fs";

/** Less than half of the time on a processor, and longer than that waiting for one; in milliseconds. */
export const isStarved = (ranMs: number, waitedMs: number, wallMs: number) => ranMs < wallMs / 2 && waitedMs > wallMs / 2;

/**
 * Whether a run that ran out of time spent it waiting for a processor. Then the server was too busy, and nothing is said
 * about the command.
 * Reads `/proc/<pid>/schedstat` (nanoseconds on a processor, nanoseconds waiting for one); false where a kernel has none.
 */
export function wasStarved(pid: number, procfs: string, wallMs: number): boolean {
  const processes = `/proc/${pid}/root${procfs}`;
  let ranMs = 0;
  let waitedMs = 0;
  try {
    for (const entry of readdirSync(processes).filter((name) => /^\d+$/.test(name))) {
      const [ran = 0, waited = 0] = readFileSync(`${processes}/${entry}/schedstat`, "latin1").split(" ").map(Number);
      ranMs += ran / 1e6;
      waitedMs += waited / 1e6;
    }
  } catch {
    return false;
  }
  return isStarved(ranMs, waitedMs, wallMs);
}
