import { describe, expect, it } from "vitest";
import { cellWidth, endOf } from "@/components/terminal/cell-width";
import { LineEditor } from "@/components/terminal/line-editor";
import { transcriptOf } from "@/components/terminal/transcript";
import { TypeAhead } from "@/components/terminal/type-ahead";
import type { HostItemView } from "@/lib/protocol/views";

const typed = (...pieces: string[]) => {
  const editor = new LineEditor();
  editor.history = ["first", "second"];
  const actions = pieces.flatMap((piece) => editor.take(piece));
  return { ...editor.line, actions };
};

describe("the line before Enter", () => {
  it("is edited as in a shell, Hangul and surrogate pairs as one character each", () => {
    expect(typed("echo 한글🙂", "\x7f", "\x7f")).toMatchObject({ text: "echo 한", caret: 6 });
    expect(typed("abc", "\x1b[D", "\x1b[D", "X")).toMatchObject({ text: "aXbc", caret: 2 });
    expect(typed("one two", "\x17")).toMatchObject({ text: "one ", caret: 4 });
    expect(typed("one two", "\x01", "\x0b")).toMatchObject({ text: "", caret: 0 });
    expect(typed("ab", "\x1b[H", "\x1b[3~")).toMatchObject({ text: "b", caret: 0 });
    expect(typed("\x1b[99~\x1bq\x07ok")).toMatchObject({ text: "ok" });
  });

  it("goes through the history and comes back to what was written", () => {
    expect(typed("dra", "\x1b[A")).toMatchObject({ text: "second" });
    expect(typed("dra", "\x1b[A", "\x1b[A", "\x1b[A")).toMatchObject({ text: "first" });
    expect(typed("dra", "\x1b[A", "\x1b[B")).toMatchObject({ text: "dra" });
  });

  it("comes back ahead of what was typed meanwhile when it was not taken", () => {
    const editor = new LineEditor();
    for (const key of ["df -h", "\r"]) editor.take(key);
    expect(editor.line.text).toBe("");
    editor.putBack("df -h");
    expect(editor.line).toEqual({ text: "df -h", caret: 5 });
    for (const key of ["\r", "; ls", "\x1b[D"]) editor.take(key);
    editor.putBack("df -h");
    expect(editor.line).toEqual({ text: "df -h; ls", caret: 8 });
  });

  it("is entered, given up, and pasted over several lines without being run", () => {
    expect(typed("ls", "\r").actions).toEqual([{ type: "submit", text: "ls" }]);
    expect(typed("ls", "\x03")).toMatchObject({ text: "", actions: [{ type: "interrupt" }] });
    expect(typed("for i in 1 2; do\r\n echo $i\r\ndone\r\n")).toMatchObject({ text: "for i in 1 2; do\n echo $i\ndone", actions: [] });
  });
});

describe("what is typed while a line is on its way", () => {
  it("goes on when the line is back, up to the next Enter, in the order in which it was typed", () => {
    const given: string[] = [];
    const ahead = new TypeAhead((input) => {
      given.push(input);
      return input === "\r";
    });
    for (const input of "ls\rdf\rw") ahead.take(input);
    expect(given.join("")).toBe("ls\r");
    ahead.back();
    ahead.take("h");
    expect(given.join("")).toBe("ls\rdf\r");
    ahead.back();
    expect(given.join("")).toBe("ls\rdf\rwh");
  });

  it("is forgotten by an interrupt", () => {
    const given: string[] = [];
    const ahead = new TypeAhead((input) => given.push(input) === 1);
    for (const input of "\rrm") ahead.take(input);
    ahead.forget();
    ahead.back();
    expect(given).toEqual(["\r"]);
  });
});

describe("where a text ends on a terminal", () => {
  it("counts two cells for Hangul and breaks before a wide character that does not fit", () => {
    expect(cellWidth("a한🙂")).toBe(5);
    expect(endOf("abcd", 4)).toEqual({ row: 1, column: 0 });
    expect(endOf("abc한", 4)).toEqual({ row: 1, column: 2 });
    expect(endOf("a\nbc", 4)).toEqual({ row: 1, column: 2 });
  });
});

it("a transcript only grows when a command comes back or is answered", () => {
  const texts = { asked: "(asked)", kept: "(kept)", time: "(time)", memory: "", output: "", failed: "", truncated: "", answer: (line: string) => `(${line})` };
  const queued: HostItemView = { kind: "command", entryId: "1", clockMs: 0, prompt: "$ ", line: "ps", state: "queued", output: "", truncated: false, asked: false, kept: false };
  const done: HostItemView = { ...queued, state: "done", output: "out", asked: true };
  const answer: HostItemView = { kind: "answer", entryId: "1", clockMs: 1, line: "ps", text: "by hand" };
  const [one, two, three] = [[queued], [done], [done, answer]].map((items) => transcriptOf({ items }, texts)) as [string, string, string];
  expect(two.startsWith(one)).toBe(true);
  expect(three.startsWith(two)).toBe(true);
  expect(three).toContain("out\r\n");
  expect(three.replace(/\x1b\[\d+m/g, "")).toBe("$ ps\r\nout\r\n(asked)\r\n(ps)\r\nby hand\r\n");
});
