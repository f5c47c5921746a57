import { closeSync, openSync, readSync } from "node:fs";

const EVERY_MS = 5;

/** How long this thread has waited for a processor so far, in milliseconds; 0 where the kernel does not tell. Reads without new memory: collecting it would hold the loop. */
function waitedSoFar(): { ms: () => number; close: () => void } {
  try {
    const file = openSync("/proc/thread-self/schedstat", "r");
    const buffer = Buffer.alloc(256);
    return { ms: () => Number(buffer.toString("latin1", 0, readSync(file, buffer, 0, buffer.length, 0)).split(" ")[1]) / 1e6, close: () => closeSync(file) };
  } catch {
    return { ms: () => 0, close: () => undefined };
  }
}

/**
 * Watches this thread's loop until the returned function is called. `lateMs`: the longest that a turn was late. `heldMs`: the same without
 * the time in which the thread waited for a processor: what this process's own work held it for, whatever else the machine does.
 */
export function watchLoop(): () => { heldMs: number; lateMs: number } {
  const waiting = waitedSoFar();
  let [lastAt, lastWaited, heldMs, lateMs] = [performance.now(), waiting.ms(), 0, 0];
  const turn = () => {
    const [at, waited] = [performance.now(), waiting.ms()];
    const late = at - lastAt - EVERY_MS;
    lateMs = Math.max(lateMs, late);
    heldMs = Math.max(heldMs, late - (waited - lastWaited));
    [lastAt, lastWaited] = [at, waited];
  };
  const timer = setInterval(turn, EVERY_MS);
  return () => {
    turn();
    clearInterval(timer);
    waiting.close();
    return { heldMs, lateMs };
  };
}
