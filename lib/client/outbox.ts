import { TEXT_PUSH_MAX_UPDATES } from "@/lib/protocol/limits";
import { toBase64 } from "./base64";
import { newId } from "./new-id";
import { OutboxKeeper } from "./outbox-keeper";
import type { OutboxStore, StoredUpdate } from "./outbox-store";

/** An update of an own answer that is not known to be on disk. `madeAt` is epoch milliseconds by the server's clock. */
type Entry = StoredUpdate & { encoded: string; madeAt: number; sentAt: number | null; tries: number };

export type OutboxOptions = {
  store: OutboxStore;
  push: (questionId: string, updates: { id: string; data: string }[]) => void;
  now: () => number;
  onChange: () => void;
};

/** Without an acknowledgement an update is sent again after this time, twice as long after each try, in milliseconds. */
const RESEND_AFTER_MS = 3_000;
const LONGEST_RESEND_MS = 12_000;
/** Largest sum of updates in one push, in base64 characters: well inside the server's largest frame. */
const PUSH_MAX_CHARS = 800_000;

/**
 * Typed text until it is acknowledged: in memory and in the store, sent again after every reconnect and reload.
 * A question's updates are pushed in their order and only while it is open on this connection.
 */
export class Outbox {
  private readonly entries = new Map<string, Entry[]>();
  private readonly ready = new Set<string>();
  private readonly keeper: OutboxKeeper;
  private lastOrder = 0;
  private resending: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly options: OutboxOptions) {
    this.keeper = new OutboxKeeper(options.store, () => [...this.entries.values()].flat().map(({ id, questionId, order, data }) => ({ id, questionId, order, data })));
  }

  get pending(): number {
    return [...this.entries.values()].reduce((sum, list) => sum + list.length, 0);
  }

  get oldestAt(): number | null {
    const oldest = [...this.entries.values()].flatMap((list) => list[0]?.madeAt ?? []);
    return oldest.length === 0 ? null : Math.min(...oldest);
  }

  questions(): string[] {
    return [...this.entries.keys()];
  }

  of(questionId: string): Uint8Array[] {
    return (this.entries.get(questionId) ?? []).map((entry) => entry.data);
  }

  /** Whose text it is becomes known with the first view: updates of earlier page loads come back, in front of this one's. */
  async restore(scope: string): Promise<StoredUpdate[]> {
    const kept = await this.keeper.restore(scope);
    const known = new Set([...this.entries.values()].flat().map((entry) => entry.id));
    const back = kept.filter((update) => !known.has(update.id));
    for (const update of back.toReversed()) this.entries.set(update.questionId, [this.entryOf(update), ...(this.entries.get(update.questionId) ?? [])]);
    if (back.length > 0) this.options.onChange();
    return back;
  }

  add(questionId: string, data: Uint8Array): void {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now() * 1_000);
    const entry = this.entryOf({ id: newId(), questionId, order: this.lastOrder, data });
    const list = this.entries.get(questionId);
    if (list) list.push(entry);
    else this.entries.set(questionId, [entry]);
    this.keeper.soon();
    if (this.ready.has(questionId)) this.pushAll(questionId, [entry]);
    this.options.onChange();
  }

  /** The question is open on this connection: everything of it goes out. */
  open(questionId: string): void {
    this.ready.add(questionId);
    this.pushAll(questionId, this.entries.get(questionId) ?? []);
    this.resending ??= setInterval(() => this.resendOverdue(), 1_000);
  }

  /** Nothing of this question goes out until it is opened again. */
  close(questionId: string): void {
    this.ready.delete(questionId);
  }

  /** The connection is gone. */
  closeAll(): void {
    this.ready.clear();
    if (this.resending !== null) clearInterval(this.resending);
    this.resending = null;
  }

  /** These are on disk. Gives how many of them were waiting here. */
  remove(questionId: string, ids: readonly string[]): number {
    const list = this.entries.get(questionId) ?? [];
    const left = list.filter((entry) => !ids.includes(entry.id));
    if (left.length > 0) this.entries.set(questionId, left);
    else this.entries.delete(questionId);
    this.keeper.forget(ids);
    if (left.length < list.length) this.options.onChange();
    return list.length - left.length;
  }

  /** Takes everything of a question out of the queue; the store keeps it. */
  withdraw(questionId: string): void {
    void this.keeper.flush();
    if (this.entries.delete(questionId)) this.options.onChange();
  }

  /** Replaces everything of a question by one update that says the same. */
  replace(questionId: string, data: Uint8Array): void {
    const old = (this.entries.get(questionId) ?? []).map((entry) => entry.id);
    this.add(questionId, data);
    this.remove(questionId, old);
  }

  /** Writes what is pending to the store now: the page may be going away. */
  flush(): Promise<void> {
    return this.keeper.flush();
  }

  private entryOf(update: StoredUpdate): Entry {
    return { ...update, encoded: toBase64(update.data), madeAt: this.options.now(), sentAt: null, tries: 0 };
  }

  private resendOverdue(): void {
    const now = Date.now();
    for (const questionId of this.ready) {
      const list = this.entries.get(questionId) ?? [];
      const first = list[0];
      if (!first || first.sentAt === null) continue;
      if (now - first.sentAt >= Math.min(LONGEST_RESEND_MS, RESEND_AFTER_MS * 2 ** (first.tries - 1))) this.pushAll(questionId, list);
    }
  }

  private pushAll(questionId: string, entries: readonly Entry[]): void {
    let batch: Entry[] = [];
    let chars = 0;
    const send = () => {
      if (batch.length > 0) this.options.push(questionId, batch.map(({ id, encoded }) => ({ id, data: encoded })));
      batch = [];
      chars = 0;
    };
    for (const entry of entries) {
      if (batch.length === TEXT_PUSH_MAX_UPDATES || chars + entry.encoded.length > PUSH_MAX_CHARS) send();
      batch.push(entry);
      chars += entry.encoded.length;
      entry.sentAt = Date.now();
      entry.tries += 1;
    }
    send();
  }
}
