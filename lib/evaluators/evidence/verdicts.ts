import type { Check, Verdict } from "@/lib/protocol/evidence";

/** From good to bad; a whole is as good as its worst part. */
const ORDER: readonly Verdict[] = ["pass", "inconclusive", "fail", "error"];

/** The worst of `verdicts`; inconclusive where there is none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return "inconclusive";
  return ORDER[Math.max(...verdicts.map((verdict) => ORDER.indexOf(verdict)))] ?? "error";
}

/** A check that compares by the caller's word. */
export const check = (id: string, label: string, ok: boolean, sides: { expected?: string; got?: string } = {}): Check => ({ id, label, verdict: ok ? "pass" : "fail", ...sides });

/** Says that the server was too busy for what this run showed to mean anything. */
export const BUSY: Check = { id: "busy", label: "server busy", verdict: "inconclusive" };

/** What a simulation may say of a check: that it came out right here, or nothing. */
export const simulated = (checks: readonly Check[]): Check[] => checks.map((one) => (one.verdict === "fail" ? { ...one, verdict: "inconclusive" } : one));
