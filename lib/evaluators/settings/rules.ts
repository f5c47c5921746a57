import type { Check, ValuePart } from "@/lib/protocol/evidence";
import { named, says } from "../evidence/check-names";
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

function bound(sign: ">=" | "<=", amount: number | undefined, unit: Rule["unit"]): ValuePart | undefined {
  if (amount === undefined) return undefined;
  if (unit === "bytes") return says(sign === ">=" ? "bytesAtLeast" : "bytesAtMost", { amount });
  if (unit === "seconds") return says(sign === ">=" ? "secondsAtLeast" : "secondsAtMost", { amount });
  return `${sign} ${amount}`;
}

/** A rule's conditions, for a person. */
function conditionsOf(rule: Rule): ValuePart[] {
  const parts = [
    rule.absent && says("notSet"),
    rule.equals,
    rule.oneOf?.join(" | "),
    bound(">=", rule.atLeast, rule.unit),
    bound("<=", rule.atMost, rule.unit),
    rule.has && says("has", { words: rule.has.join(", ") }),
    rule.hasNot && says("hasNot", { words: rule.hasNot.join(", ") }),
  ];
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? [says("set")] : given;
}

/** One check a rule, by the value that takes effect: the last, or all words of a list. */
export function compareSettings(assignments: readonly Assignment[], rules: readonly Rule[]): Check[] {
  return rules.map((rule) => {
    const values = valuesOf(assignments, rule);
    return check(`setting:${nameOf(rule)}`, nameOf(rule), holds(values, rule), { expected: conditionsOf(rule), got: values.length === 0 ? [says("notSet")] : clipCheck(values.join("\n")) });
  });
}

/** Lines that the format does not know. */
export const syntaxCheck = (problems: readonly SyntaxProblem[]): Check =>
  check("syntax", named("syntax"), problems.length === 0, problems.length === 0 ? {} : { got: clipCheck(problems.slice(0, 10).map(({ line, text }) => `${line}: ${text}`).join("\n")) });
