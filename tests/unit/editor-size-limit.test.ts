import { describe, expect, it } from "vitest";
import { exceedsAnswerLimit } from "@/components/editor/size-limit";
import { ANSWER_MAX_BYTES } from "@/lib/protocol/limits";

describe("the limit of an answer", () => {
  it("counts UTF-8 bytes: as many ASCII letters as bytes, a third as many syllables", () => {
    expect(exceedsAnswerLimit("a".repeat(ANSWER_MAX_BYTES))).toBe(false);
    expect(exceedsAnswerLimit("a".repeat(ANSWER_MAX_BYTES + 1))).toBe(true);
    const syllables = Math.floor(ANSWER_MAX_BYTES / 3);
    expect(exceedsAnswerLimit("한".repeat(syllables))).toBe(false);
    expect(exceedsAnswerLimit("한".repeat(syllables + 1))).toBe(true);
  });
});
