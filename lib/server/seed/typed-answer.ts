import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

export type TypedUpdate = { updateId: string; bytes: Uint8Array };

/** One answer as its author's editor holds it: every change is one Yjs update, as a browser would send it. */
export class TypedAnswer {
  private readonly doc = new Y.Doc();
  private readonly text = this.doc.getText(ANSWER_TEXT_KEY);

  get clientId(): number {
    return this.doc.clientID;
  }

  get content(): string {
    return this.text.toString();
  }

  /** Types at the end, a few characters an update. */
  type(text: string, charsPerUpdate: number): TypedUpdate[] {
    const characters = [...text];
    const updates: TypedUpdate[] = [];
    for (let at = 0; at < characters.length; at += charsPerUpdate) {
      updates.push(this.change(() => this.text.insert(this.text.length, characters.slice(at, at + charsPerUpdate).join(""))));
    }
    return updates;
  }

  /** Takes back the last `chars` UTF-16 units. */
  erase(chars: number): TypedUpdate {
    const length = Math.min(chars, this.text.length);
    return this.change(() => this.text.delete(this.text.length - length, length));
  }

  private change(edit: () => void): TypedUpdate {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void updates.push(update);
    this.doc.on("update", keep);
    this.doc.transact(edit);
    this.doc.off("update", keep);
    return { updateId: randomUUID(), bytes: Y.mergeUpdates(updates) };
  }
}
