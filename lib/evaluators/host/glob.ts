/** Whether a shell pattern stands in a word. */
export const hasGlob = (word: string) => /[*?]/.test(word);

/** `*.log` as a regular expression over a name. What a candidate types could make it slow: stars that follow one another are one, and ten are the most. */
export function globPattern(glob: string): RegExp {
  const parts = glob.replace(/\*+/g, "*").slice(0, 80).split("*").slice(0, 10);
  const literal = (part: string) => part.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("?", ".");
  return new RegExp(`^${parts.map(literal).join(".*")}$`, "u");
}
