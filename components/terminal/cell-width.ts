const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]$/u;
const NONE = /^[\u0300-\u036f\u1160-\u11ff\u200b-\u200f\ufe00-\ufe0f]$/u;

/** Cells of a terminal that a text takes; Hangul and other wide characters take two. */
export function cellWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1), 0);
}

/** Row and column, from 0, at which a text ends that begins at the left edge of a terminal `columns` wide. */
export function endOf(text: string, columns: number): { row: number; column: number } {
  let [row, column] = [0, 0];
  for (const character of text) {
    if (character === "\n") {
      row += 1;
      column = 0;
      continue;
    }
    const width = cellWidth(character);
    // A wide character does not begin in the last cell.
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
  }
  // A full row leaves the caret on it until something follows; we go on to the next one.
  return column === columns ? { row: row + 1, column: 0 } : { row, column };
}
