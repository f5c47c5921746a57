import { describe, expect, it } from "vitest";
import { PackedUpdates } from "@/lib/server/text/packed-updates";

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

describe("updates that wait to join a document", () => {
  it("come out as they went in, in their order, and once", () => {
    const packed = new PackedUpdates();
    const updates = [bytes(3, 1), bytes(0, 0), bytes(40, 2), bytes(1, 3)];
    expect(updates.map((update) => packed.add(update))).toEqual([1, 2, 3, 4]);
    expect(packed.take().map((update) => [...update])).toEqual(updates.map((update) => [...update]));
    expect(packed.take()).toEqual([]);
    expect(packed.add(bytes(2, 4))).toBe(1);
    expect(packed.take().map((update) => [...update])).toEqual([[4, 4]]);
  });

  it("are copies: what they were read from may be written over", () => {
    const packed = new PackedUpdates();
    const read = bytes(4, 7);
    packed.add(read);
    read.fill(0);
    expect([...packed.take()[0]!]).toEqual([7, 7, 7, 7]);
  });

  it("have room however long they are", () => {
    const packed = new PackedUpdates();
    const updates = [10, 3_000, 1, 70_000, 5_000].map((length, at) => bytes(length, at + 1));
    for (const round of [1, 2]) {
      for (const update of updates) packed.add(update);
      const taken = packed.take();
      expect(taken.map((update) => update.length), `round ${round}`).toEqual(updates.map((update) => update.length));
      expect(taken.every((update, at) => update.every((byte) => byte === at + 1))).toBe(true);
    }
  });
});
