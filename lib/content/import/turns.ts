import { setImmediate } from "node:timers/promises";

/** Longest time that steps keep the event loop to themselves, in milliseconds; one step more at the most. */
const TURN_MS = 10;

/** Runs steps to their end at once. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs steps to their end and lets others have their turn in between. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
