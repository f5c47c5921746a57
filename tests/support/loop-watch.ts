import { readFileSync } from "node:fs";

const EVERY_MS = 5;

/** How long this thread has waited for a processor so far, in milliseconds; 0 where the kernel does not tell. */
function waitedMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * Watches this thread's loop until the returned function is called. `lateMs`: the longest that a turn was late. `heldMs`: the same without
 * the time in which the thread waited for a processor: what this process's own work held it for, whatever else the machine does.
 */
export function watchLoop(): () => { heldMs: number; lateMs: number } {
  let [lastAt, lastWaited, heldMs, lateMs] = [performance.now(), waitedMs(), 0, 0];
  const turn = () => {
    const [at, waited] = [performance.now(), waitedMs()];
    const late = at - lastAt - EVERY_MS;
    lateMs = Math.max(lateMs, late);
    heldMs = Math.max(heldMs, late - (waited - lastWaited));
    [lastAt, lastWaited] = [at, waited];
  };
  const timer = setInterval(turn, EVERY_MS);
  return () => {
    turn();
    clearInterval(timer);
    return { heldMs, lateMs };
  };
}
