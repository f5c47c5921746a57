import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CodeView, type CodeMark } from "@/components/ui/code-view";

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#x27;": "'" };
const plain = (html: string) => html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|amp|quot|#x27);/g, (entity) => entities[entity] ?? entity);

/** The lines as shown, and all text inside marks. */
function shown(text: string, marks: CodeMark[]) {
  const html = renderToStaticMarkup(createElement(CodeView, { text, marks, label: "answer" }));
  const lines = [...html.matchAll(/<span class="t">(.*?)<\/span><\/div>/gs)].map((match) => plain(match[1] ?? ""));
  const marked = [...html.matchAll(/<mark class="mark">(.*?)<\/mark>/gs)].map((match) => plain(match[1] ?? "")).join("");
  return { lines, marked };
}

describe("an answer with pinned places", () => {
  it("marks a quote that runs over a line end", () => {
    expect(shown("a <b>\nc & d", [{ start: 2, end: 7 }])).toEqual({ lines: ["a <b>", "c & d"], marked: "<b>c" });
  });

  it("shows every line as it was written, however marks overlap", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "가", " ", "\n", "<", "&", "😀") });
    const mark = fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(text, fc.array(mark, { maxLength: 4 }), (written, marks) => {
        const { lines, marked } = shown(written, marks);
        expect(lines).toEqual(written.split("\n").map((line) => line || " "));
        const inside = [...Array(written.length).keys()].filter((at) => written[at] !== "\n" && marks.some(({ start, end }) => start <= at && at < end));
        expect(marked).toBe(inside.map((at) => written[at]).join(""));
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
