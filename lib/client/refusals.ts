import type * as Y from "yjs";
import { encodeStateAsUpdate, encodeStateVectorFromUpdate } from "yjs";
import type { FailureCode } from "@/lib/protocol/failures";
import { covers } from "./update-clocks";

/** Refusals that no change of the text can undo. After any other the difference to the server is sent as one update. */
const FINAL: readonly FailureCode[] = ["interviewEnded", "notFound"];

/** Answers whose text the server does not take as it is, and what is being done about it. */
export class Refusals {
  private readonly codes = new Map<string, FailureCode>();
  /** Answers whose difference to the server is on its way after a refusal. */
  private readonly mending = new Set<string>();

  /** Why some text is not taken; null while all of it is. */
  get first(): FailureCode | null {
    const [code = null] = this.codes.values();
    return code;
  }

  has(questionId: string): boolean {
    return this.codes.has(questionId);
  }

  isFinal(questionId: string): boolean {
    const code = this.codes.get(questionId);
    return code !== undefined && FINAL.includes(code);
  }

  /** Takes note of a refusal. Says whether sending the difference is worth a try; once, lest both sides go round in circles. */
  note(questionId: string, code: FailureCode): boolean {
    // What follows a text that was refused is refused as well, for want of it; the reason stays the first one.
    if (code !== "conflict" || !this.codes.has(questionId)) this.codes.set(questionId, code);
    return !this.isFinal(questionId) && !this.mending.has(questionId);
  }

  /** Something of this answer was taken. */
  taken(questionId: string): void {
    this.mending.delete(questionId);
  }

  /**
   * What is written in `doc` and neither in the server's text nor waiting in order, as one update; null when nothing is missing.
   * So it is after a refusal, and when the memory of what was not acknowledged was lost.
   */
  difference(questionId: string, doc: Y.Doc, serverState: Uint8Array, waiting: readonly Uint8Array[]): Uint8Array | null {
    if (this.isFinal(questionId)) return null;
    if (!this.codes.has(questionId) && covers(doc, doc.clientID, serverState, waiting)) return null;
    if (this.codes.delete(questionId)) this.mending.add(questionId);
    return encodeStateAsUpdate(doc, encodeStateVectorFromUpdate(serverState));
  }
}
