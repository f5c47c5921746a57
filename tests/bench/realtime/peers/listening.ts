import { once } from "node:events";
import type { Server } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";

/** What a server tells of itself when asked: bytes in use after a garbage collection, and how late its event loop was since the last time. */
export type Vitals = { heap: number; rss: number; loopP99Ms: number; loopMaxMs: number };

const LOOP_RESOLUTION_MS = 5;

/** Serves on `PORT`, says so to the parent, answers its questions and ends with it. */
export async function listening(http: Server): Promise<void> {
  http.listen(Number(process.env.PORT), "127.0.0.1");
  await once(http, "listening");
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  loop.enable();
  process.on("message", (question) => {
    const [loopP99Ms, loopMaxMs] = [loop.percentile(99) / 1e6 - LOOP_RESOLUTION_MS, loop.max / 1e6 - LOOP_RESOLUTION_MS];
    for (let round = 0; question === "vitals" && round < 3; round++) globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    loop.reset();
    process.send?.({ heap: heapUsed + external, rss, loopP99Ms, loopMaxMs } satisfies Vitals);
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.("listening");
}
