import { TEXT_GATHER_MS } from "@/lib/protocol/limits";
import { newId } from "./new-id";
import { entryOf, inPushes, joined, type Entry } from "./outbox-entry";
import { OutboxKeeper } from "./outbox-keeper";
import type { OutboxStore, StoredUpdate } from "./outbox-store";

export type OutboxOptions = {
  store: OutboxStore;
  push: (questionId: string, updates: { id: string; data: string }[]) => void;
  now: () => number;
  onChange: () => void;
};

/** Without an acknowledgement an update is sent again after this time, twice as long after each try, in milliseconds. */
const RESEND_AFTER_MS = 3_000;
const LONGEST_RESEND_MS = 12_000;

/**
 * Typed text until it is acknowledged: in memory and in the store, sent again after every reconnect and reload.
 * A question's updates are pushed in their order and only while it is open on this connection. A key goes out
 * at once; while the last push is unanswered keys gather, though not for long, and go out as one update.
 */
export class Outbox {
  private readonly entries = new Map<string, Entry[]>();
  private readonly ready = new Set<string>();
  private readonly keeper: OutboxKeeper;
  /** Written while their answer was open, and not sent yet. */
  private gathered: Entry[] = [];
  private gathering: ReturnType<typeof setTimeout> | null = null;
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
    for (const update of back.toReversed()) this.entries.set(update.questionId, [entryOf(update, this.options.now()), ...(this.entries.get(update.questionId) ?? [])]);
    if (back.length > 0) this.options.onChange();
    return back;
  }

  add(questionId: string, data: Uint8Array): void {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now() * 1_000);
    const entry = entryOf({ id: newId(), questionId, order: this.lastOrder, data }, this.options.now());
    const list = this.entries.get(questionId);
    if (list) list.push(entry);
    else this.entries.set(questionId, [entry]);
    this.keeper.soon();
    if (this.ready.has(questionId)) {
      this.gathered.push(entry);
      if (this.isUnanswered) this.gathering ??= setTimeout(() => this.pushGathered(), TEXT_GATHER_MS);
      else this.pushGathered();
    }
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
    if (this.gathering !== null && !this.isUnanswered) this.pushGathered();
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

  /** Sends and writes to the store now what is pending: the page may be going away. */
  flush(): Promise<void> {
    this.pushGathered();
    return this.keeper.flush();
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

  /** Something was pushed and is still here. What was pushed stands before what was not. */
  private get isUnanswered(): boolean {
    return [...this.entries.values()].some((list) => list[0] !== undefined && list[0].sentAt !== null);
  }

  private pushGathered(): void {
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.gathering = null;
    const gathered = this.gathered.filter((entry) => entry.sentAt === null && this.entries.get(entry.questionId)?.includes(entry));
    this.gathered = [];
    for (const questionId of new Set(gathered.map((entry) => entry.questionId))) {
      if (this.ready.has(questionId)) this.pushBurst(questionId, gathered.filter((entry) => entry.questionId === questionId));
    }
  }

  private pushBurst(questionId: string, keys: readonly Entry[]): void {
    const whole = joined(keys);
    if (whole) {
      this.entries.set(questionId, [...(this.entries.get(questionId) ?? []).filter((entry) => !keys.includes(entry)), whole]);
      this.keeper.replaced(keys.map(({ id }) => id));
    }
    this.pushAll(questionId, whole ? [whole] : keys);
  }

  private pushAll(questionId: string, entries: readonly Entry[]): void {
    for (const push of inPushes(entries)) {
      this.options.push(questionId, push.map(({ id, encoded }) => ({ id, data: encoded })));
      for (const entry of push) {
        entry.sentAt = Date.now();
        entry.tries += 1;
      }
    }
  }
}
