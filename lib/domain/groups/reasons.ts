import type { Reason, Unevenness } from "../rotation/types";
import type { ReasonView } from "./views";

/** Names of people, and titles of scenarios as far as the reader may know them. */
export type Names = { nameOf: (id: string) => string; titleOf: (slug: string) => string | null };

/** A planner's reason with names instead of ids; nothing where it would name a scenario that is sealed to the reader. */
export function reasonView({ code, ...details }: Reason, { nameOf, titleOf }: Names): ReasonView[] {
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(details) as [string, string | number][]) {
    if (key === "other") values[key] = nameOf(String(value));
    else if (key === "scenario") {
      const title = titleOf(String(value));
      if (title === null) return [];
      values[key] = title;
    } else values[key] = value;
  }
  return [{ code, values }];
}

/** Why a role is not even, with names instead of ids. */
export function unevennessView({ code, ...details }: Unevenness, nameOf: Names["nameOf"]): { code: Unevenness["code"]; values: Record<string, string | number> } {
  const values = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, key === "member" || key === "other" ? nameOf(String(value)) : (value as number)]));
  return { code, values };
}
