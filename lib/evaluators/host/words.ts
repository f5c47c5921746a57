/** A command as a program was given it. */
export type Argv = readonly [program: string, ...words: string[]];

/** What a simulated command prints. `real`: the program of the sandbox does it. `hangs`: it waits for ever. */
export type Reply =
  | { kind: "output"; out: string; err: string; code: number; sets: readonly string[] }
  | { kind: "hangs"; out: string }
  | { kind: "real" }
  /** It would change the host; noted and not done. */
  | { kind: "kept" };

export function output(out: string, code = 0, err = ""): Reply {
  return { kind: "output", out, err, code, sets: [] };
}

/** Text with a line end, as a program prints it; nothing stays nothing. */
export function lines(...all: string[]): string {
  return all.length === 0 ? "" : `${all.join("\n")}\n`;
}

/** `-n 5`, `-n5`, `--lines=5` and `--lines 5`: the value of an option. */
export function valueOf(words: readonly string[], short: string, long?: string): string | undefined {
  for (const [at, word] of words.entries()) {
    if (word === short || (long !== undefined && word === long)) return words[at + 1];
    if (short.length === 2 && word.startsWith(short) && !word.startsWith("--") && word.length > 2) return word.slice(2);
    if (long !== undefined && word.startsWith(`${long}=`)) return word.slice(long.length + 1);
  }
  return undefined;
}

/** Every value of an option that may be given often. */
export function valuesOf(words: readonly string[], short: string, long?: string): string[] {
  return words.flatMap((word, at) => {
    if (word === short || word === long) return [words[at + 1] ?? ""];
    if (word.startsWith(short) && !word.startsWith("--") && word.length > 2) return [word.slice(2)];
    return long !== undefined && word.startsWith(`${long}=`) ? [word.slice(long.length + 1)] : [];
  });
}

/** Whether a letter stands among the short options (`-la` holds `l`). */
export function hasFlag(words: readonly string[], letter: string, long?: string): boolean {
  return words.some((word) => (long !== undefined && word === long) || (/^-[A-Za-z0-9]+$/.test(word) && word.includes(letter)));
}

/** Words that are no options; `valued` are options whose next word belongs to them. */
export function operandsOf(words: readonly string[], valued: readonly string[] = []): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (valued.includes(word)) at += 1;
    else if (!word.startsWith("-") || word === "-") found.push(word);
  }
  return found;
}

/** A path made absolute, without `.`, `..` and slashes at its end. */
export function absolutePath(path: string, cwd: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${cwd}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
