import * as Y from "yjs";
import { exceedsAnswerLimit } from "./size-limit";
import { applyChanges, changesOfDelta, compose, difference, displayed, isEmpty, moveOffset, tighten, type Change } from "./text-change";
import { monaco } from "./monaco";
import { undoManagerOf } from "./undo";

type Editor = monaco.editor.IStandaloneCodeEditor;
type Model = monaco.editor.ITextModel;

export type BindingHooks = {
  /** An input method began to compose; what others write should wait until `composed`. */
  composing(): void;
  composed(): void;
  /** What was typed or pasted would not fit; the text is as it was before. */
  refuse(text: string): void;
};

const plainText = (text: Y.Text) =>
  (text.toDelta() as { insert: unknown }[]).map((step) => displayed(step.insert)).join("");

/**
 * Keeps a Yjs text and a Monaco model equal.
 * While an input method composes, the model runs ahead: nothing is written to the text until the syllables are whole, then once.
 * Not y-monaco: that writes every half syllable, takes other people's text back on undo and loses extra carets.
 */
export class TextBinding {
  /** The Yjs text as shown; what `pending` is relative to. */
  private base: string;
  private pending: Change[] = [];
  /** Changes of the text that came in while composing, each in the coordinates after the one before; the model has none of them yet. */
  private late: Change[][] = [];
  private isComposing = false;
  private applying = false;
  private readonly undo: Y.UndoManager;
  private readonly disposables: monaco.IDisposable[];

  constructor(
    private readonly text: Y.Text,
    private readonly editor: Editor,
    private readonly model: Model,
    private readonly hooks: BindingHooks,
  ) {
    this.base = plainText(text);
    model.setValue(this.base);
    // Before anything is typed: Windows browsers default to CRLF, which would shift every offset.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    this.undo = undoManagerOf(text);
    this.undo.addTrackedOrigin(this);
    text.observe(this.onText);
    this.disposables = [
      model.onDidChangeContent(this.onModel),
      editor.onDidCompositionStart(() => this.startComposing()),
      editor.onDidCompositionEnd(() => this.endComposing()),
      editor.onDidBlurEditorText(() => this.endComposing()),
    ];
  }

  get composing(): boolean {
    return this.isComposing;
  }

  undoLast(): void {
    if (!this.isComposing) this.undo.undo();
  }

  redoLast(): void {
    if (!this.isComposing) this.undo.redo();
  }

  /** Writes what the model holds beyond the text, even in the middle of a syllable: the page is going away. */
  settle(): void {
    this.endComposing();
    this.flush();
  }

  dispose(): void {
    this.settle();
    this.undo.stopCapturing();
    this.undo.removeTrackedOrigin(this);
    this.text.unobserve(this.onText);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private flush(): void {
    this.takeInLate();
    const changes = this.pending.map((change) => tighten(this.base, change)).filter((change) => !isEmpty(change));
    this.pending = [];
    if (changes.length === 0) return;
    const next = applyChanges(this.base, changes);
    if (next.length > this.base.length && exceedsAnswerLimit(next)) {
      this.showBase();
      this.hooks.refuse(changes.map((change) => change.text).join("\n"));
      return;
    }
    this.base = next;
    this.text.doc?.transact(() => {
      for (const { offset, length, text } of changes.toReversed()) {
        if (length > 0) this.text.delete(offset, length);
        if (text !== "") this.text.insert(offset, text);
      }
    }, this);
  }

  private startComposing(): void {
    if (this.isComposing || this.editor.getModel() !== this.model) return;
    this.isComposing = true;
    this.hooks.composing();
  }

  private endComposing(): void {
    if (!this.isComposing) return;
    this.isComposing = false;
    this.flush();
    this.showBase();
    this.hooks.composed();
  }

  private onModel = (event: monaco.editor.IModelContentChangedEvent): void => {
    if (this.applying) return;
    const fromTheRight = event.changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset);
    for (const change of fromTheRight) {
      this.pending = compose(this.pending, { offset: change.rangeOffset, length: change.rangeLength, text: change.text });
    }
    if (!this.isComposing) this.flush();
  };

  private onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    const changes = changesOfDelta(event.delta);
    if (this.isComposing) return void this.late.push(changes);
    this.base = applyChanges(this.base, changes);
    this.edit(changes);
    if (transaction.origin === this.undo) this.showLast(changes);
  };

  private takeInLate(): void {
    for (const changes of this.late) {
      this.base = applyChanges(this.base, changes);
      this.pending = this.pending.map((change) => moved(change, changes));
    }
    this.late = [];
  }

  /** Makes the model equal to the base where a composition or a refusal left them apart. */
  private showBase(): void {
    const change = difference(this.model.getValue(), this.base);
    if (change) this.edit([change]);
  }

  private edit(changes: readonly Change[]): void {
    const selections = this.editor.getModel() === this.model ? (this.editor.getSelections() ?? []) : [];
    const offsets = selections.map((selection) => [
      this.model.getOffsetAt({ lineNumber: selection.selectionStartLineNumber, column: selection.selectionStartColumn }),
      this.model.getOffsetAt({ lineNumber: selection.positionLineNumber, column: selection.positionColumn }),
    ]);
    this.applying = true;
    try {
      this.model.applyEdits(changes.map(({ offset, length, text }) => ({ range: this.range(offset, offset + length), text })));
    } finally {
      this.applying = false;
    }
    if (selections.length === 0) return;
    const position = (offset: number) => this.model.getPositionAt(moveOffset(offset, changes));
    this.editor.setSelections(
      offsets.map(([anchor = 0, head = 0]) => monaco.Selection.fromPositions(position(anchor), position(head))),
      "kkori.remote",
    );
  }

  private showLast(changes: readonly Change[]): void {
    const last = changes.at(-1);
    if (!last || this.editor.getModel() !== this.model) return;
    const position = this.model.getPositionAt(moveOffset(last.offset, changes.slice(0, -1)) + last.text.length);
    this.editor.setPosition(position);
    this.editor.revealPositionInCenterIfOutsideViewport(position);
  }

  private range(start: number, end: number): monaco.Range {
    return monaco.Range.fromPositions(this.model.getPositionAt(start), this.model.getPositionAt(end));
  }
}

function moved(change: Change, others: readonly Change[]): Change {
  const start = moveOffset(change.offset, others, "after");
  const end = moveOffset(change.offset + change.length, others);
  return { ...change, offset: start, length: Math.max(0, end - start) };
}
