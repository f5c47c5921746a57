import type { FoundCommand } from "./shell-words";
import type { Stage } from "./stages";

export type Span = { start: number; end: number };

/** Where in a command a stage shows. Patterns are matched against the source text, so that spans are exact. */
type Rule = (command: FoundCommand, earlier: ReadonlySet<Stage>) => Span | undefined;

const whole = ({ pos, end }: FoundCommand): Span => ({ start: pos, end });

/** The first match in any argument, as a span of the source. */
function within(command: FoundCommand, pattern: RegExp): Span | undefined {
  for (const { raw, pos } of command.args) {
    const match = pattern.exec(raw);
    if (match) return { start: pos + match.index, end: pos + match.index + match[0].length };
  }
  return undefined;
}

const hasFlag = (command: FoundCommand, short: string, ...long: string[]) =>
  command.args.some(({ value }) => (/^-[A-Za-z]/.test(value) && new RegExp(`^-[A-Za-z]*[${short}]`).test(value)) || long.some((flag) => value === flag || value.startsWith(`${flag}=`)));

const SCRIPTED = new Set(["awk", "gawk", "mawk", "perl", "python3", "python", "ruby", "sed", "jq"]);
const scripted = (command: FoundCommand, pattern: RegExp) => (SCRIPTED.has(command.name) ? within(command, pattern) : undefined);
const named = (...names: string[]) => (command: FoundCommand) => (names.includes(command.name) ? whole(command) : undefined);
const either = (...rules: Rule[]): Rule => (command, earlier) => rules.map((rule) => rule(command, earlier)).find((span) => span !== undefined);

const AWK = new Set(["awk", "gawk", "mawk"]);
const awk = (pattern: RegExp): Rule => (command) => (AWK.has(command.name) ? within(command, pattern) : undefined);

/** `25/Nov/2026:13`, `2026-11-25T13`, or `2026-11-25 13`. */
const INSTANT = /\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d|\d{4}-\d\d-\d\d[T ]\d/;

export const STAGE_RULES: Record<Stage, Rule> = {
  timeFilter: either(
    (command) => scripted(command, /\b(mktime|systime|strftime|strptime|fromisoformat|localtime|time\.time)\b/),
    (command) => (command.name === "date" && command.args.length > 0 ? whole(command) : undefined),
    (command) => (command.name === "journalctl" && hasFlag(command, "SU", "--since", "--until") ? whole(command) : undefined),
    (command) => (command.name === "printf" ? within(command, /%\([^)]{0,40}\)T/) : undefined),
    (command) => (command.name === "find" ? within(command, /^-(mmin|mtime|newer\w*)$/) : undefined),
    (command) => within(command, INSTANT),
    (command) => within(command, /\$\{?EPOCHSECONDS\b/),
  ),
  exclusion: either(
    (command) => (/^[efz]?grep$|^rg$/.test(command.name) && hasFlag(command, "v", "--invert-match") ? whole(command) : undefined),
    awk(/!~|!=|!\s{0,4}\/|\bnext\b|!\s{0,4}\(/),
    (command) => (command.name === "sed" ? within(command, /\/[!]?d\b/) : undefined),
    (command) => (command.name === "perl" ? within(command, /\bunless\b|!~|\bnext\b/) : undefined),
  ),
  extraction: either(
    named("cut"),
    awk(/\$\(?(\d|NF)/),
    (command) => (/^[efz]?grep$/.test(command.name) && hasFlag(command, "o", "--only-matching") ? whole(command) : undefined),
    (command) => (command.name === "sed" ? within(command, /\\\d|\bs(\W)/) : undefined),
    (command) => (command.name === "perl" ? within(command, /\$F\[|\$\d|split/) : undefined),
    (command) => (command.name === "read" && command.args.filter(({ value }) => /^[a-zA-Z_]\w*$/.test(value)).length > 1 ? whole(command) : undefined),
    named("jq"),
  ),
  aggregation: either(
    (command) => (command.name === "uniq" && hasFlag(command, "c", "--count") ? whole(command) : undefined),
    awk(/\w+\[[^\]]{1,200}\]\s{0,4}(\+\+|\+=)|\+\+\s{0,4}\w+\[/),
    (command) => (command.name === "perl" ? within(command, /\+\+\s{0,4}\$\w+\{|\$\w+\{[^}]{1,200}\}\s{0,4}(\+\+|\+=)/) : undefined),
    (command) => (command.name.startsWith("python") ? within(command, /Counter|defaultdict/) : undefined),
    (command) => (command.name === "sqlite3" ? within(command, /group\s{1,8}by/i) : undefined),
    named("datamash"),
  ),
  ordering: either(
    (command, earlier) => (command.name === "sort" && (earlier.has("aggregation") || hasFlag(command, "nghV", "--numeric-sort", "--sort") || command.args.some(({ value }) => /^-?k?\d[\d.,]*[a-z]*n/.test(value))) ? whole(command) : undefined),
    awk(/\basorti?\b|sorted_in|\|\s{0,4}"sort/),
    (command) => (/^perl$|^python/.test(command.name) ? within(command, /\bsort(ed)?\b|most_common/) : undefined),
  ),
  limit: either(
    named("head"),
    (command, earlier) => (command.name === "tail" && earlier.has("ordering") && !command.args.some(({ value }) => /^(-n)?\+/.test(value)) ? whole(command) : undefined),
    (command) => (command.name === "sed" ? within(command, /\d+q|1,\d+p|\d+,\$d/) : undefined),
    awk(/\bNR\s{0,4}(<=?|==)\s{0,4}\w|\+\+\s{0,4}[<>]=?\s{0,4}\w|\+\+\w+\s{0,4}[<>]=?\s{0,4}\w|\bNR\s{0,4}>=?\s{0,4}\w/),
    (command) => (/^perl$|^python/.test(command.name) ? within(command, /most_common\(\d|\[:\d+\]|\[0\s{0,4}\.\./) : undefined),
  ),
};
