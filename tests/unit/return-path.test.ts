import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "@/lib/protocol/return-path";

const ORIGIN = "https://kkori.example";

describe("where a sign-in leads", () => {
  it.each([
    ["/review/1?x=1#y", "/review/1?x=1#y"],
    ["/", "/"],
    ["", "/"],
    [undefined, "/"],
    ["//evil.example/x", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["settings", "/"],
  ])("%j leads to %j", (given, path) => {
    expect(safeReturnPath(given)).toBe(path);
  });

  it("never leaves the site, whatever the address says", () => {
    const tricky = fc.string({ unit: fc.constantFrom("/", "\\", "\t", "\n", "@", ":", ".", "?", "#", "%", "a", "evil.example", "https:") });
    fc.assert(
      fc.property(tricky, (text) => {
        const path = safeReturnPath(text);
        expect(path.startsWith("/")).toBe(true);
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });
});
