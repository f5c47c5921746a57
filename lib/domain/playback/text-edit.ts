/** At `position`, `removed` units go and `inserted` comes. Counted in UTF-16 units of the text as it reads just before. */
export type TextEdit = { position: number; removed: number; inserted: string };

export function applyEdit(text: string, { position, removed, inserted }: TextEdit): string {
  return text.slice(0, position) + inserted + text.slice(position + removed);
}

/** Edits to be made one after the other, with those that touch made one. */
export function joinEdits(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const both = last && join(last, edit);
    if (both) joined[joined.length - 1] = both;
    else joined.push(edit);
  }
  return joined;
}

function join(first: TextEdit, second: TextEdit): TextEdit | null {
  const { position, removed, inserted } = first;
  if (second.position === position + inserted.length) return { position, removed: removed + second.removed, inserted: inserted + second.inserted };
  if (second.inserted === "" && second.position + second.removed === position) return { position: second.position, removed: second.removed + removed, inserted };
  return null;
}
