import type { Check } from "@/lib/protocol/evidence";
import { named } from "../evidence/check-names";
import { clipCheck } from "../evidence/clip";
import { check } from "../evidence/verdicts";
import type { Assignment, SyntaxProblem } from "./assignments";
import type { Rule } from "./expected";
import { toNumber } from "./values";

export { settingsExpectedSchema } from "./expected";

const nameOf = ({ section, key }: Pick<Rule, "section" | "key">) => (section === "" ? key : `${section}.${key}`);

/** Values of a rule's setting in the order of the file; an empty one takes back what stood before it. */
function valuesOf(assignments: readonly Assignment[], { section, key }: Rule): string[] {
  const all = assignments.filter((one) => one.section === section && one.key === key).map(({ value }) => value);
  return all.slice(all.lastIndexOf("") + 1);
}

function same(value: string, wanted: string, unit: Rule["unit"]): boolean {
  return unit === undefined ? value === wanted : toNumber(value, unit) === toNumber(wanted, unit);
}

function holds(values: readonly string[], rule: Rule): boolean {
  const last = values.at(-1);
  if (rule.absent) return last === undefined;
  if (last === undefined) return false;
  const words = values.flatMap((value) => value.split(/[\s,]+/));
  const amount = toNumber(last, rule.unit ?? "number");
  return (
    (rule.equals === undefined || same(last, rule.equals, rule.unit)) &&
    (rule.oneOf === undefined || rule.oneOf.some((wanted) => same(last, wanted, rule.unit))) &&
    (rule.atLeast === undefined || amount >= rule.atLeast) &&
    (rule.atMost === undefined || amount <= rule.atMost) &&
    (rule.has === undefined || rule.has.every((word) => words.includes(word))) &&
    (rule.hasNot === undefined || !rule.hasNot.some((word) => words.includes(word)))
  );
}

/** A rule's conditions as one short text, for the interviewer. */
function ruleText(rule: Rule): string {
  const unit = rule.unit === "bytes" ? " bytes" : rule.unit === "seconds" ? " s" : "";
  const parts = [
    rule.absent ? "not set" : undefined,
    rule.equals,
    rule.oneOf?.join(" | "),
    rule.atLeast === undefined ? undefined : `>= ${rule.atLeast}${unit}`,
    rule.atMost === undefined ? undefined : `<= ${rule.atMost}${unit}`,
    rule.has && `has ${rule.has.join(", ")}`,
    rule.hasNot && `has not ${rule.hasNot.join(", ")}`,
  ];
  return parts.filter((part) => part !== undefined).join("; ") || "set";
}

/** One check a rule, by the value that takes effect: the last, or all words of a list. */
export function compareSettings(assignments: readonly Assignment[], rules: readonly Rule[]): Check[] {
  return rules.map((rule) => {
    const values = valuesOf(assignments, rule);
    return check(`setting:${nameOf(rule)}`, nameOf(rule), holds(values, rule), { expected: ruleText(rule), got: clipCheck(values.join("\n")) });
  });
}

/** Lines that the format does not know. */
export const syntaxCheck = (problems: readonly SyntaxProblem[]): Check =>
  check("syntax", named("syntax"), problems.length === 0, problems.length === 0 ? {} : { got: clipCheck(problems.slice(0, 10).map(({ line, text }) => `${line}: ${text}`).join("\n")) });
