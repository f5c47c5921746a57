import * as Y from "yjs";
import type { FailureCode } from "@/lib/protocol/failures";
import { ANSWER_MAX_BYTES, ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import type { UpdateShape } from "./inspect-update";

const LONGEST_UTF8_PER_UNIT = 3;
/** Most fragments of one answer; hours of typing leave some thousands. */
const STRUCTS_MAX = 30_000;
/** Committed updates that join the document together: one transaction for many costs a fraction of one for each. */
const FOLD_AFTER_UPDATES = 32;

/** The state of a text in which nobody wrote yet. */
const EMPTY = Uint8Array.of(0, 0);

/** An update that was admitted and is on its way to disk. */
export type Admitted = { bytes: Uint8Array; shape: UpdateShape };

/**
 * One answer's text while somebody writes or opens it: what is on disk, and nothing else.
 * Admitted updates count by their clocks and sizes until they are committed, and then until some more join the document with them.
 * What a snapshot holds becomes a document only when somebody writes: reading an answer costs as much as its bytes.
 */
export class Answer {
  /** Updates since the last snapshot. */
  unsaved = 0;
  usedAt = Date.now();
  private doc: Y.Doc | null = null;
  /** The newest state, once somebody asked for it. */
  private encoded: Uint8Array | null = null;
  /** On disk and not yet in the document. */
  private committed: Admitted[] = [];
  private readonly inFlight = new Set<Admitted>();
  /** Clocks to which the updates of both reach, by client, and the length of the text that they add. */
  private readonly ahead = new Map<number, number>();
  private unitsAhead = 0;

  constructor(
    readonly questionId: string,
    /** Journal position up to which this answer was read; see `Room.knownSeq`. */
    public readSeq: number,
    /** The state that a snapshot holds; the document is made of it. */
    private stored: Uint8Array = EMPTY,
  ) {}

  get busy(): boolean {
    return this.inFlight.size > 0;
  }

  /**
   * Why an update can not be taken, or null. `conflict`: it builds on something that is not here, so that the sender has to open the
   * answer again and send the difference.
   */
  refusal(bytes: Uint8Array, shape: UpdateShape): FailureCode | null {
    const doc = this.restored();
    for (const run of shape.runs) if (run.from > this.clock(doc, run.client)) return "conflict";
    for (const { client, clock } of shape.needs) {
      const own = shape.runs.find((run) => run.client === client)?.to ?? 0;
      if (clock > Math.max(own, this.clock(doc, client))) return "conflict";
    }
    if (shape.structs > 0 && structsIn(doc) + shape.structs > STRUCTS_MAX) return "answerTooLong";
    // Only with several clients can references go round in a circle; that shows when it is tried.
    if (shape.runs.length > 1 || !this.surelyFits(shape)) return this.tried(bytes);
    return null;
  }

  admit(update: Admitted): void {
    this.inFlight.add(update);
    this.lookAhead(update);
    this.usedAt = Date.now();
  }

  /** The update will not be committed now. */
  drop(update: Admitted): void {
    this.inFlight.delete(update);
    this.countAhead();
  }

  /** The update is on disk. */
  commit(update: Admitted): void {
    this.inFlight.delete(update);
    this.unsaved += 1;
    this.encoded = null;
    this.committed.push(update);
    if (this.committed.length >= FOLD_AFTER_UPDATES) this.folded();
  }

  /** Takes in an update that was read from disk. */
  apply(bytes: Uint8Array): void {
    const doc = this.folded();
    this.encoded = null;
    Y.applyUpdate(doc, bytes);
  }

  /** The text as Postgres can keep it: NUL, which its text type has no room for, is left out. */
  plainText(): string {
    return textIn(this.folded()).toString().replaceAll("\0", "");
  }

  /** The document as one update; deleted text is gone from it. A snapshot that nothing followed is handed on as it is. */
  state(): Uint8Array {
    if (!this.doc && this.committed.length === 0) return this.stored;
    const doc = this.folded();
    return (this.encoded ??= Y.encodeStateAsUpdate(doc));
  }

  /** The document made of what was stored. */
  private restored(): Y.Doc {
    if (this.doc) return this.doc;
    // A name, so that it draws no random one.
    this.doc = new Y.Doc({ gc: true, guid: this.questionId });
    if (this.stored !== EMPTY) Y.applyUpdate(this.doc, this.stored);
    this.stored = EMPTY;
    return this.doc;
  }

  /** The document with everything that is on disk. */
  private folded(): Y.Doc {
    const doc = this.restored();
    const { committed } = this;
    if (committed.length === 0) return doc;
    this.committed = [];
    doc.transact(() => committed.forEach(({ bytes }) => Y.applyUpdate(doc, bytes)));
    this.countAhead();
    return doc;
  }

  private countAhead(): void {
    this.ahead.clear();
    this.unitsAhead = 0;
    for (const updates of [this.committed, this.inFlight]) for (const update of updates) this.lookAhead(update);
  }

  private lookAhead({ shape }: Admitted): void {
    this.unitsAhead += shape.addedUnits;
    for (const { client, to } of shape.runs) if (to > (this.ahead.get(client) ?? 0)) this.ahead.set(client, to);
  }

  private clock(doc: Y.Doc, client: number): number {
    return Math.max(Y.getState(doc.store, client), this.ahead.get(client) ?? 0);
  }

  private surelyFits(shape: UpdateShape): boolean {
    const units = textIn(this.restored()).length + this.unitsAhead + shape.addedUnits;
    if (units * LONGEST_UTF8_PER_UNIT <= ANSWER_MAX_BYTES) return true;
    let bytes = Buffer.byteLength(textIn(this.folded()).toString()) + shape.addedBytes;
    for (const update of this.inFlight) bytes += update.shape.addedBytes;
    return bytes <= ANSWER_MAX_BYTES;
  }

  /** Applies the update to a copy: exact, and rare enough. */
  private tried(bytes: Uint8Array): FailureCode | null {
    const copy = new Y.Doc({ gc: true, guid: this.questionId });
    const text = textIn(copy);
    Y.applyUpdate(copy, this.state());
    for (const update of this.inFlight) Y.applyUpdate(copy, update.bytes);
    const before = Buffer.byteLength(text.toString());
    Y.applyUpdate(copy, bytes);
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return "conflict";
    const after = Buffer.byteLength(text.toString());
    copy.destroy();
    return after > ANSWER_MAX_BYTES && after > before ? "answerTooLong" : null;
  }
}

function textIn(doc: Y.Doc): Y.Text {
  return doc.getText(ANSWER_TEXT_KEY);
}

function structsIn(doc: Y.Doc): number {
  let structs = 0;
  for (const own of doc.store.clients.values()) structs += own.length;
  return structs;
}
