import * as Y from "yjs";

const managers = new WeakMap<Y.Text, Y.UndoManager>();

/** The undo history of one text in this window. It outlives an editor, so switching tabs keeps it; only tracked origins are taken back. */
export function undoManagerOf(text: Y.Text): Y.UndoManager {
  const known = managers.get(text);
  if (known) return known;
  const made = new Y.UndoManager(text, { trackedOrigins: new Set() });
  managers.set(text, made);
  text.doc?.on("destroy", () => managers.delete(text));
  return made;
}
