import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { generateFixture } from "@/lib/content/fixture";

const folder = join(import.meta.dirname, "../../content/log-processor");
const LOG = "/var/log/nginx/access.log";
const HOUR = 3600;
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

const expectedSchema = z.object({ kind: z.literal("topCounts"), limit: z.number(), counts: z.record(z.string(), z.number()) });

/** Reads a line the way the task describes it: fields between blanks, the seventh compared whole. */
function readLine(line: string) {
  const fields = line.split(" ");
  const [, day, month, year, time] = /^\[(\d\d)\/(\w{3})\/(\d{4}):(.{8})$/.exec(fields[3] ?? "") ?? [];
  const number = String(MONTHS.indexOf(month ?? "?") / 3 + 1).padStart(2, "0");
  return { ip: fields[0] ?? "", uri: fields[6] ?? "", at: Date.parse(`${year}-${number}-${day}T${time}+09:00`) / 1000 };
}

async function world(seed: number) {
  const fixture = await generateFixture(folder, "top-ips", seed);
  const text = fixture.files[LOG];
  const lines = (typeof text === "string" ? text : "").trimEnd().split("\n");
  return { lines, read: lines.map(readLine), now: Date.parse(fixture.clock ?? "") / 1000, expected: expectedSchema.parse(fixture.expected) };
}

const CASES = { example: 240, midday: 1430, "month turn": 112 };
const seeds = fc.oneof(fc.constantFrom(...Object.values(CASES)), fc.integer({ min: 1, max: 1_000_000 }));

describe("fixture of top-ips", () => {
  it("gives the counts that a second reading of its log gives, for any seed", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { read, now, expected } = await world(seed);
        const counts: Record<string, number> = {};
        for (const { ip, uri, at } of read) if (at >= now - HOUR && at <= now && uri !== "/api/v1/health_check") counts[ip] = (counts[ip] ?? 0) + 1;
        expect(expected.counts).toEqual(counts);
      }),
      { seed: 20261119, numRuns: 60 },
    );
  });

  it("keeps clear of the hour's edges, so that a run that takes seconds changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { read, now } = await world(seed);
        expect(read.every(({ at }) => at < now && (at < now - HOUR || at >= now - HOUR + 10))).toBe(true);
        expect(read.map(({ at }) => at)).toEqual(read.map(({ at }) => at).sort((one, other) => one - other));
      }),
      { seed: 20261119, numRuns: 60 },
    );
  });

  it.each(Object.entries(CASES))("%s holds what loose answers trip over", async (_, seed) => {
    const { lines, read, now, expected } = await world(seed);
    const inside = read.filter(({ at }) => at >= now - HOUR);
    expect(inside.some(({ uri }) => uri === "/api/v1/health_checks")).toBe(true);
    expect(inside.some(({ uri }) => uri === "/api/v1/health_check?deep=1")).toBe(true);
    expect(inside.some(({ uri }) => uri === "/api/v1/health_check/")).toBe(true);
    expect(lines.some((line) => line.includes('"https://status.example.test/api/v1/health_check"'))).toBe(true);
    expect(lines.some((line) => line.includes('"-" 400 0'))).toBe(true);
    expect(read.some(({ at }) => at < now - HOUR && at > now - HOUR - 91)).toBe(true);
    expect(read.some(({ at }) => at < now - 20 * HOUR)).toBe(true);
    const ranked = Object.values(expected.counts).sort((one, other) => other - one);
    expect(ranked[expected.limit - 1]).toBe(ranked[expected.limit]);
    expect(ranked[expected.limit - 1]).toBeGreaterThan(ranked.at(-1) ?? 0);
    expect(Object.keys(expected.counts)).toEqual(expect.arrayContaining(["203.0.113.5", "203.0.113.50", "198.51.100.7", "198.51.100.70"]));
  });

  it("has the sizes and times that its labels and the brief name", async () => {
    const sizes = await Promise.all(Object.values(CASES).map(async (seed) => (await world(seed)).lines.length));
    expect(sizes).toEqual([240, 400, 400]);
    const monthTurn = await generateFixture(folder, "top-ips", CASES["month turn"]);
    expect(monthTurn.clock).toBe("2026-12-01T00:12:00+09:00");
    expect(monthTurn.timeZone).toBe("Asia/Seoul");
  });
});
