import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Check } from "@/lib/protocol/evidence";
import { compareFiles } from "@/lib/evaluators/shell/compare-files";
import { compareLines } from "@/lib/evaluators/shell/compare-lines";
import { compareTopCounts, topCountsText } from "@/lib/evaluators/shell/compare-top-counts";
import { type ExpectedLines, type TopCounts } from "@/lib/evaluators/shell/expected";
import { headLines } from "@/lib/evaluators/shell/lines";

const SEED = { seed: 20_260_314 };
const failed = (checks: Check[]) => checks.filter(({ verdict }) => verdict !== "pass").map(({ id }) => id);
const top = (counts: Record<string, number>, limit = 3): TopCounts => ({ kind: "topCounts", limit, counts });
const expected = top({ "192.0.2.1": 9, "192.0.2.2": 5, "192.0.2.3": 5, "192.0.2.4": 5, "192.0.2.5": 1 });

describe("top counts", () => {
  const compare = (stdout: string, columns: "count-first" | "key-first" | "either" = "either") => failed(compareTopCounts(stdout, expected, columns));

  it("takes ties at the boundary either way", () => {
    for (const [a, b] of [["2", "3"], ["3", "4"], ["4", "2"]]) expect(compare(`9 192.0.2.1\n5 192.0.2.${a}\n5 192.0.2.${b}\n`)).toEqual([]);
  });

  it("takes either column order, and only the one that is asked for", () => {
    const keyFirst = "192.0.2.1 9\n192.0.2.2 5\n192.0.2.3 5\n";
    expect(compare(keyFirst)).toEqual([]);
    expect(compare(keyFirst, "key-first")).toEqual([]);
    expect(compare(keyFirst, "count-first")).toContain("readable");
  });

  it.each([
    ["a missing leader", "5 192.0.2.2\n5 192.0.2.3\n5 192.0.2.4\n", ["members"]],
    ["a key from below", "9 192.0.2.1\n5 192.0.2.2\n1 192.0.2.5\n", ["members"]],
    ["a wrong count", "9 192.0.2.1\n6 192.0.2.2\n5 192.0.2.3\n", ["counts"]],
    ["smallest first", "5 192.0.2.2\n5 192.0.2.3\n9 192.0.2.1\n", ["order"]],
    ["too few", "9 192.0.2.1\n5 192.0.2.2\n", ["lineCount"]],
    ["too many", "9 192.0.2.1\n5 192.0.2.2\n5 192.0.2.3\n5 192.0.2.4\n", ["lineCount"]],
    ["one key twice", "9 192.0.2.1\n5 192.0.2.2\n5 192.0.2.2\n", ["distinct"]],
    ["a heading", "count ip\n9 192.0.2.1\n5 192.0.2.2\n5 192.0.2.3\n", ["readable", "lineCount"]],
    ["nothing", "", ["lineCount", "members"]],
  ])("does not take %s", (_name, stdout, ids) => expect(compare(stdout)).toEqual(ids));

  it("asks for fewer lines where there are fewer keys", () => {
    expect(failed(compareTopCounts("2 a\n1 b\n", top({ a: 2, b: 1 }, 10), "either"))).toEqual([]);
  });

  it("reads keys that are numbers or hold blanks, commas and colons", () => {
    expect(failed(compareTopCounts("   7 200\n   3 404\n", top({ 200: 7, 404: 3 }), "either"))).toEqual([]);
    expect(failed(compareTopCounts("GET /a: 7\nGET /b: 3\n", top({ "GET /a": 7, "GET /b": 3 }), "either"))).toEqual([]);
    expect(failed(compareTopCounts("7, 2001:db8::\n", top({ "2001:db8::": 7 }), "either"))).toEqual([]);
  });

  const table = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer({ min: 1, max: 6 }), { minKeys: 1, maxKeys: 30 });

  it("takes every order among equal counts (property)", () => {
    const property = fc.property(table, fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), (counts, limit, noise) => {
      const shuffled = Object.entries(counts).map(([key, count]) => ({ key, count, rank: noise.next().value ?? 0 }));
      const rows = shuffled.sort((a, b) => b.count - a.count || a.rank - b.rank).slice(0, limit);
      const stdout = rows.map(({ key, count }) => `${count} ${key}\n`).join("");
      expect(failed(compareTopCounts(stdout, top(counts, limit), "either"))).toEqual([]);
    });
    fc.assert(property, SEED);
  });

  it("takes no output with one count changed (property)", () => {
    const property = fc.property(table, fc.nat(), fc.constantFrom(-1, 1), (counts, at, by) => {
      const lines = topCountsText(top(counts, 10)).trimEnd().split("\n");
      const index = at % lines.length;
      lines[index] = (lines[index] ?? "").replace(/\d+/, (count) => String(Number(count) + by));
      expect(failed(compareTopCounts(lines.join("\n"), top(counts, 10), "count-first"))).toContain("counts");
    });
    fc.assert(property, SEED);
  });

  it("reads a megabyte on one line, and half a million lines, without a pattern that backtracks", () => {
    expect(compare(`${" ".repeat(500_000)}1 ${"1 ".repeat(200_000)}`)).toContain("readable");
    expect(compare("1 a\n".repeat(250_000))).toContain("lineCount");
  });
});

describe("lines", () => {
  const lines = (ordered: boolean): ExpectedLines => ({ kind: "lines", lines: ["a", "b", "b"], ordered });

  it("compares in order or as a bag", () => {
    expect(failed(compareLines("a\nb\nb\n", lines(true)))).toEqual([]);
    expect(failed(compareLines("b\na  \n\nb", lines(false)))).toEqual([]);
    expect(failed(compareLines("b\na\nb\n", lines(true)))).toEqual(["order"]);
    expect(failed(compareLines("a\na\nb\n", lines(false)))).toEqual(["members"]);
    expect(failed(compareLines("a\nb\n", lines(false)))).toEqual(["lineCount", "members"]);
  });

  it("names the first line that differs", () => {
    expect(compareLines("a\nx\nb\n", lines(true)).find(({ id }) => id === "order")).toMatchObject({ label: "order (line 2)", expected: "b", got: "x" });
  });

  it("counts lines as a plain split does (property)", () => {
    const text = fc.array(fc.constantFrom("a", " ", "\t", "\n", "\n\n", "b "), { maxLength: 60 }).map((parts) => parts.join(""));
    const property = fc.property(text, (stdout) => {
      const plain = stdout.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "");
      expect(headLines(stdout, Infinity)).toEqual({ lines: plain, total: plain.length });
    });
    fc.assert(property, SEED);
  });
});

describe("files", () => {
  const file = { type: "file" as const, mode: 0o640, owner: "root", group: "app", size: 2, text: "x\n" };

  it("compares what is asked for and nothing else", () => {
    const files = { "/a": { exists: true, mode: "640", owner: "root" }, "/gone": { exists: false } };
    expect(failed(compareFiles({ "/a": file, "/other": file }, { kind: "files", files }))).toEqual([]);
    expect(failed(compareFiles({ "/a": { ...file, mode: 0o2640 }, "/gone": file }, { kind: "files", files }))).toEqual(["mode:/a", "exists:/gone"]);
    expect(failed(compareFiles({}, { kind: "files", files }))).toEqual(["exists:/a"]);
  });
});
