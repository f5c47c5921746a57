import * as Y from "yjs";
import type { AnswerText } from "@/lib/client/types";

type Sent = Parameters<AnswerText["sendCursor"]>[0];

/** One end of an answer that two windows share: real Yjs documents, joined in the page instead of over a socket. */
export class LinkedAnswer implements AnswerText {
  readonly questionId = "q1";
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText("answer");
  readonly cursors: Map<string, Sent & { questionId: string; participantId: string; name: string }> = new Map();
  synced = true;
  lastChangeAt: number | null = null;
  /** What the other end read after each update that came from here. */
  readonly sent: string[] = [];
  peer: LinkedAnswer | null = null;
  private waiting: Uint8Array[] | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly participantId: string,
    readonly name: string,
  ) {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "wire") {
        this.peer?.receive(update);
        this.sent.push(this.text.toString());
      }
      this.changed();
    });
  }

  link(peer: LinkedAnswer): this {
    this.peer = peer;
    peer.peer = this;
    return this;
  }

  hold(): void {
    this.waiting ??= [];
  }

  resume(): void {
    const held = this.waiting ?? [];
    this.waiting = null;
    for (const update of held) Y.applyUpdate(this.doc, update, "wire");
  }

  sendCursor(cursor: Sent): void {
    if (!this.peer) return;
    this.peer.cursors.set(this.participantId, { ...cursor, questionId: this.questionId, participantId: this.participantId, name: this.name });
    this.peer.changed();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  release(): void {
    this.listeners.clear();
  }

  private receive(update: Uint8Array): void {
    if (this.waiting) this.waiting.push(update);
    else Y.applyUpdate(this.doc, update, "wire");
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
