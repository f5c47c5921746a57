/**
 * The first `most` lines that are not blank, each without blanks at its end, and how many such lines there are.
 * Walks the text once: hostile output is a megabyte of line feeds, and the server's loop waits.
 */
export function headLines(text: string, most: number): { lines: string[]; total: number } {
  const lines: string[] = [];
  let total = 0;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const stop = end < 0 ? text.length : end;
    if (lines.length < most) {
      const line = text.slice(start, stop).trimEnd();
      if (line.trimStart() !== "") {
        lines.push(line);
        total += 1;
      }
    } else if (stop > start) {
      total += 1;
    }
    start = stop + 1;
  }
  return { lines, total };
}
