import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { nextLoudInstant } from "@/lib/server/notifications/quiet-hours";
import { isPublicAddress } from "@/lib/server/notifications/safe-address";

describe("quiet hours", () => {
  const loud = (local: string, quietFrom: number, quietTo: number, timeZone = "Asia/Seoul") =>
    DateTime.fromMillis(nextLoudInstant(DateTime.fromISO(local, { zone: timeZone }).toMillis(), { timeZone, quietFrom, quietTo }), { zone: timeZone }).toFormat("MM-dd HH:mm");

  it("end in the morning, whichever side of midnight it is", () => {
    expect(loud("2026-11-26T23:10", 1320, 480)).toBe("11-27 08:00");
    expect(loud("2026-11-27T03:00", 1320, 480)).toBe("11-27 08:00");
    expect(loud("2026-11-26T22:00", 1320, 480)).toBe("11-27 08:00");
  });

  it("leave the day alone, and everything where they are equal", () => {
    expect(loud("2026-11-26T21:59", 1320, 480)).toBe("11-26 21:59");
    expect(loud("2026-11-26T08:00", 1320, 480)).toBe("11-26 08:00");
    expect(loud("2026-11-26T03:00", 0, 0)).toBe("11-26 03:00");
    expect(loud("2026-11-26T13:30", 780, 840)).toBe("11-26 14:00");
  });

  it("mean the wall clock in the nights in which clocks change", () => {
    expect(loud("2026-03-07T23:00", 1320, 480, "America/New_York")).toBe("03-08 08:00");
    expect(loud("2026-10-31T23:00", 1320, 480, "America/New_York")).toBe("11-01 08:00");
  });
});

describe("addresses that webhooks may reach", () => {
  it.each(["8.8.8.8", "162.159.128.233", "2606:4700::6810:1", "2a00:1450:4001::200e"])("%s is outside", (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1",
    "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2001:db8::1", "2002:7f00:1::", "2001::1", "example", "",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});
