import fc from "fast-check";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import type { Admitted } from "@/lib/server/text/admitted-updates";
import { Answer } from "@/lib/server/text/answer";
import { inspectUpdate } from "@/lib/server/text/inspect-update";

/** A page's document, and what it sends of each change. */
class Page {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText(ANSWER_TEXT_KEY);

  change(edit: (text: Y.Text) => void): Admitted {
    let bytes = new Uint8Array();
    this.doc.once("update", (update: Uint8Array) => (bytes = Uint8Array.from(update)));
    this.doc.transact(() => edit(this.text));
    return { bytes, shape: inspectUpdate(bytes) };
  }

  type(words: string): Admitted {
    return this.change((text) => text.insert(text.length, words));
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }
}

function textOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText(ANSWER_TEXT_KEY).toString();
}

function committed(answer: Answer, update: Admitted): void {
  expect(answer.refusal(update.bytes, update.shape)).toBeNull();
  answer.admit(update);
  answer.commit(update);
}

describe("an answer's document", () => {
  test("that nobody wrote in since its snapshot is handed on as the snapshot's own bytes", () => {
    const page = new Page();
    page.type("backlog");
    const stored = page.state;
    expect(new Answer("q1", 7, stored).state()).toBe(stored);
  });

  test("holds its snapshot and what came after it", () => {
    const page = new Page();
    page.type("tcp");
    const answer = new Answer("q1", 7, page.state);
    const update = page.type(" backlog");
    answer.admit(update);
    answer.commit(update);
    expect(textOf(answer.state())).toBe("tcp backlog");
    expect(answer.plainText()).toBe("tcp backlog");
  });

  test("counts what is committed and not yet folded when it judges what builds on it", () => {
    const page = new Page();
    const [first, second, third] = ["a", "b", "c"].map((key) => page.type(key)) as [Admitted, Admitted, Admitted];
    const answer = new Answer("q1", 0);
    committed(answer, first);
    expect(answer.refusal(third.bytes, third.shape)).toBe("conflict");
    committed(answer, second);
    committed(answer, third);
    expect(answer.plainText()).toBe("abc");
  });

  test("loses nothing but a dropped update", () => {
    const page = new Page();
    const answer = new Answer("q1", 0);
    committed(answer, page.type("kept"));
    const dropped = page.type(" dropped");
    answer.admit(dropped);
    expect(answer.busy).toBe(true);
    answer.drop(dropped);
    expect(answer.busy).toBe(false);
    expect(textOf(answer.state())).toBe("kept");
  });

  test("is the page's, whenever it is looked at and wherever its snapshot was taken", () => {
    const step = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), words: fc.string({ maxLength: 5 }), look: fc.boolean(), reload: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 120 }), (steps) => {
        const page = new Page();
        let answer = new Answer("q1", 0);
        for (const { at, words, look, reload } of steps) {
          const place = Math.floor(at * page.text.length);
          if (words === "" && page.text.length === 0) continue;
          committed(answer, page.change((text) => (words === "" ? text.delete(Math.min(place, text.length - 1), 1) : text.insert(place, words))));
          if (look) expect(textOf(answer.state())).toBe(page.text.toString());
          if (reload) answer = new Answer("q1", 0, answer.state());
        }
        expect(answer.plainText()).toBe(page.text.toString().replaceAll("\0", ""));
      }),
      { seed: 20261126, numRuns: 60 },
    );
  });
});
