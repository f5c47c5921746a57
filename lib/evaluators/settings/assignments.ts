/** One line that sets something, in the order of the file; the same key may come again. */
export type Assignment = { section: string; key: string; value: string; /** From 1. */ line: number };
export type SyntaxProblem = { line: number; text: string };
export type ParsedSettings = { assignments: Assignment[]; problems: SyntaxProblem[] };

const COMMENT = /^[#;]/;

/** Lines with their numbers; a backslash at the end joins the next one where `joined`. */
function* logicalLines(text: string, joined: boolean): Generator<{ text: string; line: number }> {
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = index + 1;
    const parts = [lines[index] ?? ""];
    while (joined && parts.at(-1)?.endsWith("\\") && !COMMENT.test(parts[0]?.trimStart() ?? "") && index + 1 < lines.length) {
      parts.push(parts.pop()?.slice(0, -1) ?? "");
      index += 1;
      parts.push(lines[index] ?? "");
    }
    yield { text: parts.join(" ").trim(), line };
  }
}

function assignment(text: string, section: string, line: number): Assignment | undefined {
  const at = text.indexOf("=");
  if (at <= 0) return undefined;
  return { section, key: text.slice(0, at).trim(), value: text.slice(at + 1).trim(), line };
}

/** A systemd unit: sections, `key=value`, comments with `#` and `;`, lines joined by a backslash. Repeated keys stay apart. */
export function parseUnit(text: string): ParsedSettings {
  const parsed: ParsedSettings = { assignments: [], problems: [] };
  let section = "";
  for (const { text: content, line } of logicalLines(text, true)) {
    if (content === "" || COMMENT.test(content)) continue;
    if (content.startsWith("[") && content.endsWith("]")) {
      section = content.slice(1, -1);
      continue;
    }
    const found = section === "" ? undefined : assignment(content, section, line);
    if (found) parsed.assignments.push(found);
    else parsed.problems.push({ line, text: content });
  }
  return parsed;
}

/** sysctl.d(5): `key = value`, `/` and `.` as separators alike, a leading `-` ignores failures, a lone `-key` excludes. */
export function parseSysctl(text: string): ParsedSettings {
  const parsed: ParsedSettings = { assignments: [], problems: [] };
  for (const { text: content, line } of logicalLines(text, false)) {
    if (content === "" || COMMENT.test(content)) continue;
    const found = assignment(content.replace(/^-\s*/, ""), "", line);
    if (!found || /\s/.test(found.key)) parsed.problems.push({ line, text: content });
    else parsed.assignments.push({ ...found, key: dotted(found.key), value: found.value.split(/\s+/).join(" ") });
  }
  return parsed;
}

/** `net/ipv4/conf/eth0.1/x` names the interface `eth0.1`: with the first separator a slash, dots and slashes change places. */
function dotted(key: string): string {
  const first = /[./]/.exec(key)?.[0];
  return first === "/" ? key.replace(/[./]/g, (separator) => (separator === "/" ? "." : "/")) : key;
}

/** limits.conf(5): domain, type (soft, hard or `-`), item, value. The section is `domain type`. */
export function parseLimits(text: string): ParsedSettings {
  const parsed: ParsedSettings = { assignments: [], problems: [] };
  for (const { text: content, line } of logicalLines(text, false)) {
    const words = content.replace(/#.*/, "").trim().split(/\s+/);
    if (words[0] === "") continue;
    const [domain, type, item, value] = words;
    // `domain -` frees a domain of all limits; nothing is set.
    if (words.length === 2 && type === "-") continue;
    if (words.length !== 4 || value === undefined || item === undefined || !/^(soft|hard|-)$/.test(type ?? "")) parsed.problems.push({ line, text: content });
    else parsed.assignments.push({ section: `${domain} ${type}`, key: item, value, line });
  }
  return parsed;
}
