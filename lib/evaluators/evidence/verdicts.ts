import type { Check, ValuePart, Verdict } from "@/lib/protocol/evidence";
import { inEnglish, named, type Named } from "./check-names";

/** From good to bad; a whole is as good as its worst part. */
const ORDER: readonly Verdict[] = ["pass", "inconclusive", "fail", "error"];

/** The worst of `verdicts`; inconclusive where there is none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return "inconclusive";
  return ORDER[Math.max(...verdicts.map((verdict) => ORDER.indexOf(verdict)))] ?? "error";
}

/** One side of a check: what a program wrote, or parts of which some are in our words. */
export type Side = string | readonly ValuePart[] | undefined;

/** Parts are kept only where one of them has to be said in the reader's language. */
function sideOf(name: "expected" | "got", side: Side): Partial<Check> {
  if (side === undefined) return {};
  if (typeof side === "string") return { [name]: side };
  return { [name]: inEnglish(side), ...(side.some((part) => typeof part !== "string") ? { [`${name}Parts`]: [...side] } : {}) };
}

/** A check that compares by the caller's word. What is code itself (a setting, a command) is named by it; the rest has a name in the messages. */
export function check(id: string, what: string | Named, ok: boolean, { expected, got }: { expected?: Side; got?: Side } = {}): Check {
  return { id, ...(typeof what === "string" ? { label: what } : what), verdict: ok ? "pass" : "fail", ...sideOf("expected", expected), ...sideOf("got", got) };
}

/** Says that the server was too busy for what this run showed to mean anything. */
export const BUSY: Check = { ...check("busy", named("busy"), false), verdict: "inconclusive" };

/** What a simulation may say of a check: that it came out right here, or nothing. */
export const simulated = (checks: readonly Check[]): Check[] => checks.map((one) => (one.verdict === "fail" ? { ...one, verdict: "inconclusive" } : one));
