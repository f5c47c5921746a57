import * as Y from "yjs";
import type { FailureCode } from "@/lib/protocol/failures";
import { ANSWER_MAX_BYTES, ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import { AdmittedUpdates, type Admitted } from "./admitted-updates";
import type { UpdateShape } from "./inspect-update";

const LONGEST_UTF8_PER_UNIT = 3;
/** Most fragments of one answer; hours of typing leave some thousands. */
const STRUCTS_MAX = 30_000;
/** Committed updates that join the document together: one transaction for many costs a fraction of one for each. */
const FOLD_AFTER_UPDATES = 32;

/** The state of a text in which nobody wrote yet. */
const EMPTY = Uint8Array.of(0, 0);

/**
 * One answer's text while somebody writes or opens it: what is on disk, and nothing else.
 * What a snapshot holds becomes a document only when somebody writes: reading an answer costs as much as its bytes.
 */
export class Answer {
  /** Updates since the last snapshot. */
  unsaved = 0;
  usedAt = Date.now();
  private doc: Y.Doc | null = null;
  /** The newest state, once somebody asked for it. */
  private encoded: Uint8Array | null = null;
  /** What the document does not hold yet, once somebody writes. */
  private updates: AdmittedUpdates | null = null;

  constructor(
    readonly questionId: string,
    /** Journal position up to which this answer was read; see `Room.knownSeq`. */
    public readSeq: number,
    /** The state that a snapshot holds; the document is made of it. */
    private stored: Uint8Array = EMPTY,
  ) {}

  get busy(): boolean {
    return this.updates !== null && this.updates.inFlight.length > 0;
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
    this.updates ??= new AdmittedUpdates();
    this.updates.admit(update);
    this.usedAt = Date.now();
  }

  /** The update will not be committed now. */
  drop(update: Admitted): void {
    this.updates?.drop(update);
    this.folded();
  }

  /** The update is on disk. */
  commit(update: Admitted): void {
    this.unsaved += 1;
    this.encoded = null;
    this.updates ??= new AdmittedUpdates();
    if (this.updates.commit(update) >= FOLD_AFTER_UPDATES) this.folded();
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
    if (!this.doc && !this.updates) return this.stored;
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
    const waiting = this.updates?.takeWaiting() ?? [];
    if (waiting.length > 0) doc.transact(() => waiting.forEach((bytes) => Y.applyUpdate(doc, bytes)));
    return doc;
  }

  private clock(doc: Y.Doc, client: number): number {
    return Math.max(Y.getState(doc.store, client), this.updates?.clock(client) ?? 0);
  }

  private surelyFits(shape: UpdateShape): boolean {
    const units = textIn(this.restored()).length + (this.updates?.addedUnits ?? 0) + shape.addedUnits;
    if (units * LONGEST_UTF8_PER_UNIT <= ANSWER_MAX_BYTES) return true;
    let bytes = Buffer.byteLength(textIn(this.folded()).toString()) + shape.addedBytes;
    for (const update of this.updates?.inFlight ?? []) bytes += update.shape.addedBytes;
    return bytes <= ANSWER_MAX_BYTES;
  }

  /** Applies the update to a copy: exact, and rare enough. */
  private tried(bytes: Uint8Array): FailureCode | null {
    const copy = new Y.Doc({ gc: true, guid: this.questionId });
    const text = textIn(copy);
    Y.applyUpdate(copy, this.state());
    for (const update of this.updates?.inFlight ?? []) Y.applyUpdate(copy, update.bytes);
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
