import type { Reason, Unevenness } from "../rotation/types";
import type { ReasonView } from "./views";

type Name = (id: string) => string;

/** A planner's reason with names instead of ids. Which scenario it was about never goes along: a candidate may read it. */
export function reasonView({ code, ...details }: Reason, nameOf: Name): ReasonView {
  return { code, values: named(details, ["other"], nameOf) };
}

/** Why a role is not even, with names instead of ids. */
export function unevennessView({ code, ...details }: Unevenness, nameOf: Name): { code: Unevenness["code"]; values: Record<string, string | number> } {
  return { code, values: named(details, ["member", "other"], nameOf) };
}

const SHOWN = new Set(["role", "count", "least", "most", "other", "as", "times", "reason", "member", "rounds", "of", "round", "unseen"]);

function named(details: object, people: readonly string[], nameOf: Name): Record<string, string | number> {
  const entries = (Object.entries(details) as [string, string | number][]).filter(([key]) => SHOWN.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, people.includes(key) ? nameOf(String(value)) : value]));
}
