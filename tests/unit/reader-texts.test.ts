import { describe, expect, it } from "vitest";
import { clockText } from "@/lib/i18n/clock-text";
import { dayText } from "@/lib/i18n/day-text";
import { avatarLetter, givenName } from "@/lib/i18n/given-name";

describe("names", () => {
  it.each([
    ["한서연", "서연", "서"],
    ["남궁민수", "민수", "민"],
    ["민재", "민재", "민"],
    ["아름다운", "아름다운", "아"],
    ["Ada Lovelace", "Ada", "A"],
    ["  ada ", "ada", "A"],
    ["", "", "?"],
  ])("%j is called %j, letter %j", (name, given, letter) => {
    expect(givenName(name)).toBe(given);
    expect(avatarLetter(name)).toBe(letter);
  });
});

describe("times", () => {
  it.each([
    [-5, "00:00"],
    [59_999, "00:59"],
    [24 * 60_000 + 17_000, "24:17"],
    [3_600_000, "1:00:00"],
    [3_600_000 * 11 + 61_000, "11:01:01"],
  ])("%i ms on the interview's clock read %s", (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });

  it("names the day in Korea, not in UTC", () => {
    expect(dayText(Date.UTC(2026, 10, 18, 15, 0))).toBe("2026.11.19");
    expect(dayText(Date.UTC(2026, 10, 18, 14, 59))).toBe("2026.11.18");
  });
});
