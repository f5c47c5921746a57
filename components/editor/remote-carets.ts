import * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";
import { monaco } from "./monaco";

type Editor = monaco.editor.IStandaloneCodeEditor;
type RemoteCursor = AnswerText["cursors"] extends ReadonlyMap<string, infer C> ? C : never;

/** Carets take the fixed classes `remote-caret-0` (persimmon) to `remote-caret-4` in the order in which people came. */
const CARET_COLOURS = 5;

/** Offset of a caret that somebody sent as a Yjs relative position; null when it does not lie in this text. */
export function offsetOf(sent: unknown, text: Y.Text): number | null {
  if (typeof sent !== "object" || sent === null || !text.doc) return null;
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(sent), text.doc);
    return found?.type === text ? found.index : null;
  } catch {
    return null;
  }
}

/**
 * Draws the carets and selections of others. Names go into the page as text nodes, and colours are fixed classes,
 * so that nothing a participant sends can become CSS or HTML.
 */
export class RemoteCarets {
  private readonly decorations: monaco.editor.IEditorDecorationsCollection;
  private readonly labels = new Map<string, CaretLabel>();

  constructor(
    private readonly editor: Editor,
    private readonly answer: AnswerText,
  ) {
    this.decorations = editor.createDecorationsCollection();
  }

  draw(): void {
    const model = this.editor.getModel();
    if (!model) return;
    const seen = new Set<string>();
    const drawn: monaco.editor.IModelDeltaDecoration[] = [];
    for (const [order, cursor] of [...this.answer.cursors.values()].entries()) {
      const anchor = offsetOf(cursor.anchor, this.answer.text);
      const head = offsetOf(cursor.head, this.answer.text);
      if (anchor === null || head === null) continue;
      const position = model.getPositionAt(head);
      const colour = order % CARET_COLOURS;
      drawn.push(...decorate(model, anchor, head, colour));
      seen.add(cursor.participantId);
      this.label(cursor, position, colour);
    }
    this.decorations.set(drawn);
    for (const id of this.labels.keys()) if (!seen.has(id)) this.forget(id);
  }

  dispose(): void {
    this.decorations.clear();
    for (const id of this.labels.keys()) this.forget(id);
  }

  private label(cursor: RemoteCursor, position: monaco.Position, colour: number): void {
    const known = this.labels.get(cursor.participantId);
    if (known) {
      known.move(position, cursor.name);
      this.editor.layoutContentWidget(known);
    } else {
      const label = new CaretLabel(cursor.participantId, cursor.name, position, colour);
      this.labels.set(cursor.participantId, label);
      this.editor.addContentWidget(label);
    }
  }

  private forget(id: string): void {
    const label = this.labels.get(id);
    if (label) this.editor.removeContentWidget(label);
    this.labels.delete(id);
  }
}

function decorate(model: monaco.editor.ITextModel, anchor: number, head: number, colour: number): monaco.editor.IModelDeltaDecoration[] {
  const at = model.getPositionAt(head);
  const caret = {
    range: monaco.Range.fromPositions(at),
    options: {
      beforeContentClassName: `remote-caret remote-caret-${colour}`,
      stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      zIndex: 3,
    },
  };
  if (anchor === head) return [caret];
  const range = monaco.Range.fromPositions(model.getPositionAt(Math.min(anchor, head)), model.getPositionAt(Math.max(anchor, head)));
  return [{ range, options: { className: `remote-selection remote-caret-${colour}` } }, caret];
}

class CaretLabel implements monaco.editor.IContentWidget {
  readonly suppressMouseDown = true;
  private readonly node = document.createElement("span");

  constructor(
    private readonly id: string,
    name: string,
    private position: monaco.Position,
    colour: number,
  ) {
    this.node.className = `remote-name remote-caret-${colour}`;
    this.node.dataset.testid = "remote-caret";
    this.node.textContent = name;
  }

  move(position: monaco.Position, name: string): void {
    this.position = position;
    if (this.node.textContent !== name) this.node.textContent = name;
  }

  getId(): string {
    return `kkori.caret.${this.id}`;
  }

  getDomNode(): HTMLElement {
    return this.node;
  }

  getPosition(): monaco.editor.IContentWidgetPosition {
    const { ABOVE, BELOW } = monaco.editor.ContentWidgetPositionPreference;
    return { position: this.position, preference: [ABOVE, BELOW] };
  }
}
