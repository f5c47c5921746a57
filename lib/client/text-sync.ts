import type { FailureCode } from "@/lib/protocol/failures";
import type { TextFrame } from "@/lib/protocol/frames";
import { ANSWER_MAX_BYTES } from "@/lib/protocol/limits";
import type { PresenceView } from "@/lib/protocol/views";
import { AnswerDocument, type RemoteCursor } from "./answer-text";
import { fromBase64 } from "./base64";
import type { LinkSocket } from "./link";
import { Outbox } from "./outbox";
import type { OutboxStore } from "./outbox-store";
import { Refusals } from "./refusals";
import { clientIdsIn } from "./update-clocks";
import type { SavingState } from "./types";

export type TextSyncOptions = { socket: LinkSocket; store: OutboxStore; writes: boolean; now: () => number; onChange: () => void };

/** Pause before an answer that could not be opened is tried again, in milliseconds. */
const REOPEN_MS = 1_000;

/** Pause before text that was refused is offered anew after a change, in milliseconds. */
const MEND_MS = 1_000;

/** All answers of a page: opens them, takes in what others write, and sees to it that what is written here gets to the server. */
export class TextSync {
  private readonly answers = new Map<string, AnswerDocument>();
  private readonly outbox: Outbox;
  /** One Yjs client id for all answers of this page load; the server gives it to the first participant who claims it. */
  private clientId = crypto.getRandomValues(new Uint32Array(1))[0] as number;
  private readonly opening = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly refusals = new Refusals();
  private lastSavedAt: number | null = null;

  constructor(private readonly options: TextSyncOptions) {
    const { socket, store, now, onChange } = options;
    this.outbox = new Outbox({ store, now, onChange, push: (questionId, updates) => void socket.emit("textPush", { questionId, updates }) });
    socket.on("text", (frame) => this.receive(frame));
    socket.on("cursor", (cursor) => this.answers.get(cursor.questionId)?.setCursor(cursor as RemoteCursor));
  }

  get saving(): SavingState {
    return { pending: this.outbox.pending, oldestPendingAt: this.outbox.oldestAt, lastSavedAt: this.lastSavedAt, refused: this.refusals.first };
  }

  openAnswer(questionId: string): AnswerDocument {
    const answer = this.answers.get(questionId) ?? this.make(questionId);
    answer.holders += 1;
    if (answer.holders === 1) this.open(questionId);
    return answer;
  }

  /** Whose page this is becomes known: text of earlier page loads that never arrived comes back and goes out. */
  async restore(scope: string): Promise<void> {
    if (!this.options.writes) return;
    for (const { questionId, data } of await this.outbox.restore(scope)) {
      this.answers.get(questionId)?.apply(data);
      this.open(questionId);
    }
  }

  /** The connection stands: every answer that is shown or has something to send is opened anew. */
  connected(): void {
    const shown = [...this.answers.values()].filter((answer) => answer.holders > 0).map((answer) => answer.questionId);
    for (const questionId of new Set([...shown, ...this.outbox.questions()])) this.open(questionId);
  }

  disconnected(): void {
    this.outbox.closeAll();
    this.opening.clear();
    for (const answer of this.answers.values()) {
      answer.setSynced(false);
      answer.keepCursors(new Set());
    }
  }

  /** This window may write (again): what was refused before is offered once more. */
  offerRefused(): void {
    for (const questionId of this.outbox.questions()) if (this.refusals.has(questionId)) this.open(questionId);
  }

  keepCursors(presence: readonly PresenceView[]): void {
    const online = new Set(presence.filter((person) => person.online).map((person) => person.participantId));
    for (const answer of this.answers.values()) answer.keepCursors(online);
  }

  flush(): Promise<void> {
    return this.outbox.flush();
  }

  stop(): void {
    this.disconnected();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    void this.outbox.flush();
  }

  private make(questionId: string): AnswerDocument {
    const { socket, now } = this.options;
    const answer = new AnswerDocument(questionId, this.clientId, {
      now,
      onLocal: (id, update) => this.written(id, update),
      onCursor: (cursor) => void (socket.connected && socket.volatile.emit("cursor", cursor)),
      onRelease: (id) => this.released(id),
    });
    for (const update of this.outbox.of(questionId)) answer.apply(update);
    this.answers.set(questionId, answer);
    return answer;
  }

  private written(questionId: string, update: Uint8Array): void {
    this.outbox.add(questionId, update);
    if (this.refusals.isFinal(questionId)) this.outbox.withdraw(questionId);
    else if (this.refusals.has(questionId)) this.later(questionId, MEND_MS);
  }

  private released(questionId: string): void {
    if (this.outbox.questions().includes(questionId)) return;
    this.answers.get(questionId)?.setSynced(false);
    this.outbox.close(questionId);
    if (this.options.socket.connected) this.options.socket.emit("textClose", questionId);
  }

  private fits(questionId: string): boolean {
    const text = this.answers.get(questionId)?.text.toString() ?? "";
    return new TextEncoder().encode(text).length <= ANSWER_MAX_BYTES;
  }

  /** Opens an answer on this connection: claims the client ids it is written with, takes the server's text, sends what is missing there. */
  private open(questionId: string): void {
    const { socket, writes } = this.options;
    const isWanted = (this.answers.get(questionId)?.holders ?? 0) > 0 || this.outbox.questions().includes(questionId);
    if (!isWanted || !socket.connected || this.opening.has(questionId)) return;
    this.opening.add(questionId);
    // Ids of earlier page loads first: their text must not go out before they are claimed. The page's own comes last.
    const earlier = writes ? clientIdsIn(this.outbox.of(questionId)).filter((id) => id !== this.clientId) : [];
    this.ask(questionId, earlier, socket.id);
  }

  private ask(questionId: string, earlier: readonly number[], connection: string | undefined): void {
    const { socket, writes } = this.options;
    const [next, ...rest] = earlier;
    const clientId = next ?? (writes ? this.clientId : null);
    // The reply is taken in before any frame that follows it, so that `state` and the document are of one moment.
    socket.emit("textOpen", { questionId, clientId }, (reply) => {
      if (connection !== socket.id) return;
      if (reply.ok && next !== undefined) return this.ask(questionId, rest, connection);
      this.opening.delete(questionId);
      if (reply.ok) this.opened(questionId, fromBase64(reply.state));
      else this.notOpened(questionId, reply.code);
    });
  }

  private opened(questionId: string, state: Uint8Array): void {
    const answer = this.answers.get(questionId);
    if (this.options.writes) this.mend(questionId, state);
    if (this.holdsNothingOwn(questionId)) answer?.show(state);
    else answer?.apply(state);
    answer?.setSynced(true);
    if (!this.refusals.has(questionId)) this.outbox.open(questionId);
  }

  /** Nothing on this page was written here: the server's text is all there is to show. */
  private holdsNothingOwn(questionId: string): boolean {
    return !this.options.writes || (!this.answers.get(questionId)?.written && !this.outbox.questions().includes(questionId));
  }

  private notOpened(questionId: string, code: FailureCode): void {
    if (code === "conflict") this.changeClientId();
    // Not revealed yet, the database away, too many at once: all of it passes.
    this.later(questionId, REOPEN_MS);
  }

  /** Opens an answer again in a while. */
  private later(questionId: string, delayMs: number): void {
    if (this.timers.has(questionId)) return;
    const again = () => {
      this.timers.delete(questionId);
      this.open(questionId);
    };
    this.timers.set(questionId, setTimeout(again, delayMs));
  }

  /** Somebody else writes with this page's id, one chance in four thousand million. */
  private changeClientId(): void {
    this.clientId = crypto.getRandomValues(new Uint32Array(1))[0] as number;
    for (const answer of this.answers.values()) answer.doc.clientID = this.clientId;
  }

  /** Sends what the server misses of this answer as one update, once it fits. */
  private mend(questionId: string, state: Uint8Array): void {
    const answer = this.answers.get(questionId);
    if (!answer || !this.fits(questionId)) return;
    const difference = this.refusals.difference(questionId, answer.doc, state, this.outbox.of(questionId));
    if (!difference) return;
    this.outbox.close(questionId);
    this.outbox.replace(questionId, difference);
  }

  private receive(frame: TextFrame): void {
    for (const { questionId, data } of frame.updates) this.answers.get(questionId)?.receive(fromBase64(data));
    for (const { questionId, ids } of frame.acks) {
      this.refusals.taken(questionId);
      if (this.outbox.remove(questionId, ids) > 0) this.lastSavedAt = this.options.now();
    }
    for (const refusal of frame.refusals) if (refusal.ids.length > 0) this.refuse(refusal.questionId, refusal.code);
    if (frame.acks.length > 0 || frame.refusals.length > 0) this.options.onChange();
  }

  private refuse(questionId: string, code: FailureCode): void {
    this.outbox.close(questionId);
    const isWorthATry = this.refusals.note(questionId, code);
    if (this.refusals.isFinal(questionId)) this.outbox.withdraw(questionId);
    else if (isWorthATry && this.fits(questionId)) this.open(questionId);
  }
}
