import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { Outbox } from "@/lib/client/outbox";
import { MemoryOutboxStore } from "@/lib/client/outbox-store";
import { ANSWER_TEXT_KEY, TEXT_GATHER_MS, TEXT_PUSH_MAX_UPDATES } from "@/lib/protocol/limits";

const SCOPE = "interview/candidate";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page's outbox, an answer that writes into it, and what it pushed. */
function page() {
  const pushes: { id: string; data: string }[][] = [];
  const store = new MemoryOutboxStore();
  const outbox = new Outbox({ store, now: Date.now, onChange: () => undefined, push: (_question, updates) => void pushes.push(updates) });
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => outbox.add("q1", update));
  const type = (text: string) => [...text].forEach((key) => doc.getText(ANSWER_TEXT_KEY).insert(doc.getText(ANSWER_TEXT_KEY).length, key));
  const textOf = (updates: readonly { data: string }[]) => {
    const read = new Y.Doc();
    for (const { data } of updates) Y.applyUpdate(read, Buffer.from(data, "base64"));
    return read.getText(ANSWER_TEXT_KEY).toString();
  };
  return { outbox, store, pushes, doc, type, textOf };
}

it("a key goes at once, and those that follow before it is answered go together after a while", () => {
  const { outbox, pushes, doc, type, textOf } = page();
  outbox.open("q1");
  type("a");
  expect(pushes.map(textOf)).toEqual(["a"]);
  type("bcd");
  doc.getText(ANSWER_TEXT_KEY).delete(2, 1);
  vi.advanceTimersByTime(TEXT_GATHER_MS - 1);
  expect(pushes).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(pushes.map((updates) => updates.length)).toEqual([1, 1]);
  expect(textOf(pushes.flat())).toBe("abd");
  expect(outbox.pending).toBe(2);
  expect(outbox.remove("q1", pushes.flat().map(({ id }) => id))).toBe(2);
});

it("what gathered goes as soon as the last push is answered", () => {
  const { outbox, pushes, type, textOf } = page();
  outbox.open("q1");
  type("abc");
  expect(pushes.map(textOf)).toEqual(["a"]);
  outbox.remove("q1", pushes.flat().map(({ id }) => id));
  expect(pushes.map((updates) => updates.length)).toEqual([1, 1]);
  expect(textOf(pushes.flat())).toBe("abc");
  vi.advanceTimersByTime(TEXT_GATHER_MS);
  expect(pushes).toHaveLength(2);
  outbox.remove("q1", pushes.flat().map(({ id }) => id));
  type("d");
  expect(pushes).toHaveLength(3);
});

it("a burst is as old as its first key, and is kept over a reload at every moment", async () => {
  const { outbox, store, pushes, type, textOf } = page();
  await outbox.restore(SCOPE);
  outbox.open("q1");
  type("a");
  type("bc");
  const typedAt = Date.now();
  await vi.advanceTimersByTimeAsync(TEXT_GATHER_MS);
  outbox.remove("q1", pushes[0]!.map(({ id }) => id));
  expect(outbox.oldestAt).toBe(typedAt);
  await outbox.flush();
  const kept = await store.load(SCOPE);
  expect(kept.map(({ id }) => id)).toEqual(pushes.at(-1)!.map(({ id }) => id));
  expect(textOf([...pushes[0]!, ...kept.map(({ data }) => ({ data: Buffer.from(data).toString("base64") }))])).toBe("abc");
});

it("what gathered goes out when the page goes away, and with everything else when the answer is opened again", async () => {
  const { outbox, pushes, type, textOf } = page();
  outbox.open("q1");
  type("ab");
  await outbox.flush();
  expect(pushes.map((updates) => updates.length)).toEqual([1, 1]);
  type("c");
  outbox.closeAll();
  vi.advanceTimersByTime(TEXT_GATHER_MS);
  expect(pushes).toHaveLength(2);
  outbox.open("q1");
  expect(textOf(pushes.at(-1)!)).toBe("abc");
  expect(pushes.at(-1)).toHaveLength(3);
  type("d");
  outbox.open("q1");
  const sent = pushes.length;
  vi.advanceTimersByTime(TEXT_GATHER_MS);
  expect(pushes).toHaveLength(sent);
});

it("more than typing is sent as it is", () => {
  const { outbox, pushes, doc } = page();
  outbox.open("q1");
  const paste = () => doc.getText(ANSWER_TEXT_KEY).insert(0, "x".repeat(40_000));
  for (let times = 0; times < 3; times++) paste();
  vi.advanceTimersByTime(TEXT_GATHER_MS);
  expect(pushes.map((updates) => updates.length)).toEqual([1, 2]);
});

it("what waited goes out in pushes of a size that the server takes", () => {
  const { outbox, pushes, doc, type } = page();
  type("x".repeat(TEXT_PUSH_MAX_UPDATES + 1));
  outbox.open("q1");
  expect(pushes.map((updates) => updates.length)).toEqual([TEXT_PUSH_MAX_UPDATES, 1]);
  outbox.remove("q1", pushes.flat().map(({ id }) => id));
  outbox.closeAll();
  for (let times = 0; times < 3; times++) doc.getText(ANSWER_TEXT_KEY).insert(0, "x".repeat(250_000));
  outbox.open("q1");
  expect(pushes.slice(2).map((updates) => updates.length)).toEqual([2, 1]);
});

it("what is kept of a burst is kept as a whole before its parts are taken out", async () => {
  const { outbox, store, type } = page();
  await outbox.restore(SCOPE);
  outbox.open("q1");
  type("a");
  await vi.advanceTimersByTimeAsync(TEXT_GATHER_MS / 2);
  type("b");
  await vi.advanceTimersByTimeAsync(TEXT_GATHER_MS / 2);
  expect(await store.load(SCOPE)).toHaveLength(2);
  type("c");
  const calls: string[] = [];
  vi.spyOn(store, "put").mockImplementation(async () => void calls.push("put"));
  vi.spyOn(store, "remove").mockImplementation(async () => void calls.push("remove"));
  await vi.advanceTimersByTimeAsync(TEXT_GATHER_MS / 2);
  expect(calls).toEqual(["put", "remove"]);
});
