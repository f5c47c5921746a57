import { z } from "zod";
import { type Assignment, parseLimits } from "../settings/assignments";
import { parsedEvaluator } from "../settings/parsed-evaluator";
import { LIMITS_ITEMS } from "./known-items";

/** `task.options` of `kind: limits`: whose session it is about. */
const limitsOptionsSchema = z.object({ user: z.string().default("app"), groups: z.array(z.string()).default([]) });

/** How closely a domain names a session; later lines win among equals. Undefined: not this session. */
function closeness(domain: string, user: string, groups: readonly string[]): number | undefined {
  if (domain === user) return 3;
  if (domain.startsWith("@")) return groups.includes(domain.slice(1)) ? 2 : undefined;
  // root is not meant by the wildcard.
  return domain === "*" && user !== "root" ? 1 : undefined;
}

/** What takes effect for one session: user before group before wildcard, whatever their order; `-` sets soft and hard. */
export function limitsInEffect(assignments: readonly Assignment[], options: Record<string, unknown>): Assignment[] {
  const { user, groups } = limitsOptionsSchema.parse(options);
  const meant = assignments.flatMap((one) => {
    const [domain = "", type = ""] = one.section.split(" ");
    const close = closeness(domain, user, groups);
    const types = type === "-" ? ["soft", "hard"] : [type];
    return close === undefined ? [] : types.map((section) => ({ close, assignment: { ...one, section } }));
  });
  return meant.sort((a, b) => a.close - b.close).map(({ assignment }) => assignment);
}

/** Session limits by limits.conf(5). */
export const limitsEvaluator = parsedEvaluator({ kind: "limits", name: "limits.conf(5)", parse: parseLimits, inEffect: limitsInEffect, rules: { known: LIMITS_ITEMS, noLimit: ["-1"] } });
