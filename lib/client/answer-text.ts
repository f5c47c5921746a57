import * as Y from "yjs";
import type { Cursor } from "@/lib/protocol/frames";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import type { AnswerText } from "./types";

export type RemoteCursor = Cursor & { participantId: string; name: string };

export type AnswerHooks = {
  /** Something was written here. */
  onLocal: (questionId: string, update: Uint8Array) => void;
  onCursor: (cursor: Cursor) => void;
  /** Nobody on the page shows it any more. */
  onRelease: (questionId: string) => void;
  now: () => number;
};

/** Origin of what came from the server or from an earlier page load: it is not written here. */
const ARRIVED = Symbol("arrived");

/** One answer on this page. A writer's document lives as long as the page, so that the undo history and the caret survive a closed tab. */
export class AnswerDocument implements AnswerText {
  doc: Y.Doc;
  text: Y.Text;
  /** Something was written on this page. */
  written = false;
  synced = false;
  cursors: ReadonlyMap<string, RemoteCursor> = new Map();
  lastChangeAt: number | null = null;
  /** How many parts of the page show it. */
  holders = 0;
  private readonly listeners = new Set<() => void>();
  private held: Uint8Array[] | null = null;

  constructor(
    readonly questionId: string,
    clientId: number,
    private readonly hooks: AnswerHooks,
  ) {
    this.doc = this.documentOf(clientId);
    this.text = this.doc.getText(ANSWER_TEXT_KEY);
  }

  private documentOf(clientId: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== ARRIVED) {
        this.written = true;
        this.lastChangeAt = this.hooks.now();
        this.hooks.onLocal(this.questionId, update);
      }
      this.changed();
    });
    return doc;
  }

  /** Shows the server's text and nothing else: where this page holds anything that is not in it, the document is built anew. */
  show(state: Uint8Array): void {
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, state);
    this.apply(state);
    if (this.held || this.text.toString() === fresh.getText(ANSWER_TEXT_KEY).toString()) return fresh.destroy();
    const old = this.doc;
    this.doc = this.documentOf(old.clientID);
    this.text = this.doc.getText(ANSWER_TEXT_KEY);
    Y.applyUpdate(this.doc, state, ARRIVED);
    old.destroy();
    fresh.destroy();
  }

  hold(): void {
    this.held ??= [];
  }

  resume(): void {
    const waiting = this.held ?? [];
    this.held = null;
    for (const update of waiting) Y.applyUpdate(this.doc, update, ARRIVED);
  }

  /** Takes in what the server sent. */
  receive(update: Uint8Array): void {
    this.lastChangeAt = this.hooks.now();
    this.apply(update);
  }

  /** Takes in text as it stands on the server, or as it was kept over a reload. */
  apply(update: Uint8Array): void {
    if (this.held) this.held.push(update);
    else Y.applyUpdate(this.doc, update, ARRIVED);
  }

  setSynced(synced: boolean): void {
    if (this.synced === synced) return;
    this.synced = synced;
    this.changed();
  }

  setCursor(cursor: RemoteCursor): void {
    this.cursors = new Map([...this.cursors, [cursor.participantId, cursor]]);
    this.changed();
  }

  /** Forgets the carets of everybody who is not in `present`. */
  keepCursors(present: ReadonlySet<string>): void {
    const left = new Map([...this.cursors].filter(([participantId]) => present.has(participantId)));
    if (left.size === this.cursors.size) return;
    this.cursors = left;
    this.changed();
  }

  sendCursor(cursor: Omit<Cursor, "questionId">): void {
    this.hooks.onCursor({ ...cursor, questionId: this.questionId });
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  release(): void {
    if (this.holders > 0 && --this.holders === 0) this.hooks.onRelease(this.questionId);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
