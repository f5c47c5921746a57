import { describe, expect, it } from "vitest";
import { FairQueue } from "@/lib/evaluators/queue/fair-queue";

/** A queue whose work ends when the test says so; `log` is the order in which work began. */
function bench(atOnce: number) {
  const queue = new FairQueue(atOnce);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const positions = new Map<string, number[]>();
  const ask = (name: string, signal = new AbortController().signal) => {
    const seen: number[] = [];
    positions.set(name, seen);
    const interviewId = name.charAt(0);
    return queue.run({ interviewId, signal, onPosition: (position) => seen.push(position) }, () => {
      log.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { queue, log, positions, ask, end, settle };
}

describe("the run queue", () => {
  it("runs at most so many at a time", async () => {
    const { queue, ask, log, end, settle } = bench(2);
    for (const name of ["a1", "b1", "c1", "d1"]) void ask(name);
    await settle();
    expect(log).toEqual(["a1", "b1"]);
    expect(queue.load()).toEqual({ waiting: 2, running: 2 });
    await end("b1");
    expect(log).toEqual(["a1", "b1", "c1"]);
  });

  it("lets interviews take turns, whatever one of them asks for", async () => {
    const { ask, log, end, settle } = bench(1);
    for (const name of ["a1", "a2", "a3", "a4", "b1", "c1", "b2"]) void ask(name);
    await settle();
    for (const name of ["a1", "a2", "b1", "c1", "a3", "b2"]) await end(name);
    expect(log).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"]);
  });

  it("tells each its place whenever it changes, and 0 when it runs", async () => {
    const { ask, positions, end, settle } = bench(1);
    for (const name of ["a1", "b1", "b2", "c1"]) void ask(name);
    await settle();
    await end("a1");
    await end("b1");
    await end("c1");
    expect(positions.get("c1")).toEqual([2, 1, 0]);
    expect(positions.get("b2")?.at(-1)).toBe(0);
    expect(positions.get("a1")?.at(-1)).toBe(0);
  });

  it("forgets what is cancelled while it waits", async () => {
    const { queue, ask, log, end, settle } = bench(1);
    const cancel = new AbortController();
    void ask("a1");
    const cancelled = ask("b1", cancel.signal);
    void ask("c1");
    cancel.abort(new Error("cancelled"));
    await expect(cancelled).rejects.toThrow("cancelled");
    await settle();
    await end("a1");
    expect(log).toEqual(["a1", "c1"]);
    expect(queue.load()).toEqual({ waiting: 0, running: 1 });
  });

  it("goes on after work that fails, and refuses what was cancelled before", async () => {
    const queue = new FairQueue(1);
    const signal = new AbortController().signal;
    await expect(queue.run({ interviewId: "a", signal }, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(queue.run({ interviewId: "a", signal: AbortSignal.abort() }, () => Promise.resolve(1))).rejects.toThrow();
    await expect(queue.run({ interviewId: "a", signal }, () => Promise.resolve(1))).resolves.toMatchObject({ value: 1 });
    expect(queue.load()).toEqual({ waiting: 0, running: 0 });
  });
});
