import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initialState } from "@/lib/domain/interview/state";
import type { Scenario } from "@/lib/content/schema";
import { Room } from "@/lib/server/interviews/room";
import { live } from "@/lib/server/realtime/live";
import { Answer } from "@/lib/server/text/answer";
import { PendingTexts, type PendingText } from "@/lib/server/text/pending-texts";

const room = new Room("interview", {} as Scenario, initialState(), 0);
let answer: Answer;
const LARGE_BYTES = 3 * 1024 * 1024;
const BEFORE = 1_000;

/** Zeros are an update without content. */
function text(updateId: string, bytes = 2, takenAt = BEFORE): PendingText {
  const shape = { runs: [], needs: [], addedUnits: 1, addedBytes: 1, structs: 1 };
  return { room, answer, updateId, participantId: "candidate", data: "", bytes: new Uint8Array(bytes), shape, askedBy: [], takenAt };
}

describe("texts on their way to disk", () => {
  beforeEach(() => {
    live().rooms.set(room.interviewId, { room: Promise.resolve(room), holders: 1, loaded: room });
    answer = new Answer("q1", 0);
  });
  afterEach(() => void live().rooms.delete(room.interviewId));

  it("are found by their ids from when they are taken in until their batch is concluded", () => {
    const texts = new PendingTexts();
    const first = text("first");
    texts.add(first);
    expect(texts.find("interview", "first")).toBe(first);
    expect(texts.find("another", "first")).toBeUndefined();
    const batch = texts.take();
    expect(texts.find("interview", "first")).toBe(first);
    texts.settle([{ pending: first, seq: 1, refused: null }]);
    texts.concluded(batch);
    expect(texts.find("interview", "first")).toBeUndefined();
  });

  it("are found while the next batch is taken before the last one is concluded", () => {
    const texts = new PendingTexts();
    texts.add(text("first"));
    const earlier = texts.take();
    texts.add(text("second"));
    texts.take();
    texts.concluded(earlier);
    expect(texts.find("interview", "first")).toBeUndefined();
    expect(texts.find("interview", "second")).toBeDefined();
  });

  it("are found where a batch has no room for all, and where they come again", () => {
    const texts = new PendingTexts();
    for (const id of ["first", "second", "third"]) texts.add(text(id, LARGE_BYTES));
    const batch = texts.take();
    expect(batch.map(({ updateId }) => updateId)).toEqual(["first"]);
    const found = () => ["first", "second", "third"].filter((id) => texts.find("interview", id));
    expect(found()).toEqual(["first", "second", "third"]);
    texts.putBack(batch);
    texts.concluded(batch);
    expect(found()).toEqual(["first", "second", "third"]);
    expect(texts.take()).toEqual(batch);
  });

  it("are let go of with everything that builds on them, and when they wait too long", () => {
    const texts = new PendingTexts();
    texts.add(text("failed"));
    const failed = texts.take();
    texts.add(text("later"));
    texts.dropAll(failed);
    texts.concluded(failed);
    expect(["failed", "later"].filter((id) => texts.find("interview", id))).toEqual([]);
    texts.add(text("stuck"));
    expect(texts.dropStuck(BEFORE + 1)).toBe(1);
    expect(texts.find("interview", "stuck")).toBeUndefined();
    expect(texts.isEmpty && !answer.busy).toBe(true);
  });
});
