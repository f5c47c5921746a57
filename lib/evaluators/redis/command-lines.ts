/** Most commands of one snippet. */
const MAX_COMMANDS = 500;

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", a: "\u0007" };

function quoted(text: string, from: number): { word: string; next: number } | undefined {
  const quote = text[from];
  let word = "";
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === quote) return { word, next: at + 1 };
    if (character === "\\" && at + 1 < text.length) {
      at += 1;
      const escaped = text[at] ?? "";
      word += quote === '"' ? (ESCAPES[escaped] ?? escaped) : escaped === "'" ? "'" : `\\${escaped}`;
    } else word += character;
  }
  return undefined;
}

/** A line as redis-cli splits it; undefined where a quote stays open. */
function wordsOf(line: string): string[] | undefined {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at] ?? "")) {
      at += 1;
      continue;
    }
    let word = "";
    while (at < line.length && !/\s/.test(line[at] ?? "")) {
      if (line[at] === '"' || line[at] === "'") {
        const found = quoted(line, at);
        if (!found) return undefined;
        word += found.word;
        at = found.next;
      } else word += line[at++];
    }
    words.push(word);
  }
  return words;
}

/** The commands of a snippet: one a line, `#` and `--` begin a comment line, a prompt such as `127.0.0.1:6379>` is passed over. */
export function commandLines(source: string): { commands: string[][]; problems: string[] } {
  const commands: string[][] = [];
  const problems: string[] = [];
  for (const raw of source.split("\n")) {
    const line = raw.trim().replace(/^[\w.:[\]()]{1,60}> /, "");
    if (line === "" || line.startsWith("#") || line.startsWith("--")) continue;
    const words = wordsOf(line);
    if (words && commands.length < MAX_COMMANDS) commands.push(words);
    else problems.push(line);
  }
  return { commands, problems };
}
