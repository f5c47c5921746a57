/** Numbers as configuration files write them. NaN is what none of them is. */

export type Unit = "number" | "bytes" | "seconds" | "boolean";

const UNLIMITED = /^(infinity|unlimited|-1)$/i;
const BYTE_FACTORS: Record<string, number> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };
/** systemd.time(7). */
const SECONDS: Record<string, number> = {
  us: 1e-6, usec: 1e-6, ms: 1e-3, msec: 1e-3, "": 1, s: 1, sec: 1, second: 1, seconds: 1,
  m: 60, min: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hour: 3600, hours: 3600,
  d: 86_400, day: 86_400, days: 86_400, w: 604_800, week: 604_800, weeks: 604_800,
};

function bytes(value: string): number {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)\s?([kmgt]?)(?:i?b)?$/i.exec(value);
  return match ? Number(match[1]) * (BYTE_FACTORS[(match[2] ?? "").toLowerCase()] ?? NaN) : NaN;
}

function seconds(value: string): number {
  const parts = value.match(/\d{1,15}(?:\.\d{1,6})?\s?[a-z]*/gi) ?? [];
  if (parts.length === 0 || parts.join("").replace(/\s/g, "") !== value.replace(/\s/g, "")) return NaN;
  return parts.reduce((sum, part) => {
    const match = /^([\d.]+)\s?([a-z]*)$/i.exec(part.trim());
    return sum + Number(match?.[1]) * (SECONDS[(match?.[2] ?? "?").toLowerCase()] ?? NaN);
  }, 0);
}

function boolean(value: string): number {
  if (/^(1|yes|y|true|t|on)$/i.test(value)) return 1;
  return /^(0|no|n|false|f|off)$/i.test(value) ? 0 : NaN;
}

/** The number that `value` stands for; infinite where it means no limit. Longer than any number: NaN. */
export function toNumber(value: string, unit: Unit): number {
  if (value.length > 80) return NaN;
  if (unit === "boolean") return boolean(value);
  if (UNLIMITED.test(value)) return Infinity;
  if (unit === "bytes") return bytes(value);
  if (unit === "seconds") return seconds(value);
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : NaN;
}
