import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { answerAt, logOf, type AnswerUpdate } from "@/lib/domain/playback/answer-log";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

/** Several authors who type, delete and hear of each other late; every change becomes one update of the journal. */
type Step = { who: number; at: number; remove: number; insert: string; hears: boolean };

const pieces = ["가", "한글", "a", "\n", "😀", "👩‍💻", "한", "x".repeat(20), "\0", ""];
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2), at: fc.nat(1_000), remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) }),
  insert: fc.constantFrom(...pieces), hears: fc.boolean(),
});

function journalOf(steps: readonly Step[]): AnswerUpdate[] {
  const journal: Uint8Array[] = [];
  const docs = [0, 1, 2].map((at) => {
    const doc = new Y.Doc();
    doc.clientID = 7 + at * 11;
    doc.on("update", (bytes: Uint8Array, origin: unknown) => origin !== "heard" && journal.push(bytes));
    return { doc, heard: 0 };
  });
  const hear = (author: (typeof docs)[number]) => {
    for (const bytes of journal.slice(author.heard)) Y.applyUpdate(author.doc, bytes, "heard");
    author.heard = journal.length;
  };
  for (const { who, at, remove, insert, hears } of steps) {
    const author = docs[who]!;
    if (hears) hear(author);
    const text = author.doc.getText(ANSWER_TEXT_KEY);
    const position = text.length === 0 ? 0 : at % (text.length + 1);
    author.doc.transact(() => {
      text.delete(position, Math.min(remove, text.length - position));
      text.insert(position, insert);
    });
  }
  return journal.map((bytes, at) => ({ seq: 10 + at * 3, clockMs: at * 100, bytes }));
}

function storedAfter(journal: readonly AnswerUpdate[]): string {
  const doc = new Y.Doc();
  for (const { bytes } of journal) Y.applyUpdate(doc, bytes);
  return doc.getText(ANSWER_TEXT_KEY).toString().replaceAll("\0", "");
}

describe("the text of an answer over time", () => {
  it("reads at every instant as Yjs makes of the journal so far, with several authors who delete and cut surrogate pairs", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const journal = journalOf(steps);
        const log = logOf(journal);
        for (const [at, { seq, clockMs }] of journal.entries()) {
          const expected = storedAfter(journal.slice(0, at + 1));
          expect(answerAt(log, { seq })).toBe(expected);
          expect(answerAt(log, { clockMs })).toBe(expected);
          expect(answerAt(log, { clockMs: clockMs + 99 })).toBe(expected);
        }
        expect(answerAt(log, { seq: 9 })).toBe("");
      }),
      { seed: 20261126, numRuns: 400 },
    );
  });

  it("reads the same when updates come twice, overlap or come late", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 30 }), fc.array(fc.nat(1_000), { maxLength: 12 }), (steps, picks) => {
        const journal = journalOf(steps);
        const all = journal.map(({ bytes }) => bytes);
        const shuffled = [...journal];
        for (const pick of picks) shuffled.splice(pick % shuffled.length, 0, ...shuffled.splice((pick * 7) % shuffled.length, 1));
        const again = picks.map((pick) => Y.mergeUpdates(all.slice(0, pick % (all.length + 1))));
        const log = logOf([...shuffled, ...again.map((bytes) => ({ seq: 0, clockMs: 0, bytes }))]);
        expect(answerAt(log, { seq: Number.MAX_SAFE_INTEGER })).toBe(storedAfter(journal));
      }),
      { seed: 20261126, numRuns: 200 },
    );
  });
});
