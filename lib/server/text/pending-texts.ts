import type { FailureCode } from "@/lib/protocol/failures";
import type { Room } from "../interviews/room";
import { releaseRoom, retainRoom } from "../interviews/rooms";
import type { Admitted } from "./admitted-updates";
import type { Answer } from "./answer";

/** One admitted update on its way to disk. `data` is its base64, as it is sent on. */
export type PendingText = Admitted & {
  room: Room;
  answer: Answer;
  updateId: string;
  participantId: string;
  data: string;
  /** Sockets that wait for its acknowledgement. */
  askedBy: string[];
  /** When it was taken in, epoch milliseconds. */
  takenAt: number;
};

/** What became of one update for those who take part: on disk as `seq`, known before, or refused for good. */
export type SettledText = { pending: PendingText; seq: number | null; refused: FailureCode | null };

const BATCH_MAX_UPDATES = 1_000;
const BATCH_MAX_BYTES = 4 * 1024 * 1024;

/** Should one id ever be on its way for two interviews, only the later is found; the journal knows both. */
type Ids = Map<string, PendingText>;

/**
 * Updates that wait for a group commit, in their order. Each holds its room, so that nobody loads a second one beside it.
 * Ids are looked up in maps that are dropped whole. A map that lives on while each key's id enters and leaves it outgrows its table all the
 * time, and V8 lets each old table hold its entries and the next table: none of it is let go before a full collection.
 */
export class PendingTexts {
  private queue: PendingText[] = [];
  private waiting: Ids = new Map();
  /** The batch that was taken out last, until it is concluded. */
  private taken: { batch: readonly PendingText[]; ids: Ids } | null = null;

  get size(): number {
    return this.queue.length;
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  /** An update with the same id that is on its way already. */
  find(interviewId: string, updateId: string): PendingText | undefined {
    const pending = this.waiting.get(updateId) ?? this.taken?.ids.get(updateId);
    return pending?.room.interviewId === interviewId ? pending : undefined;
  }

  add(pending: PendingText): void {
    retainRoom(pending.room.interviewId);
    pending.answer.admit(pending);
    this.waiting.set(pending.updateId, pending);
    this.queue.push(pending);
  }

  /** Takes the next batch out. It is found by its ids until `concluded`. */
  take(): PendingText[] {
    let bytes = 0;
    let count = 0;
    for (const pending of this.queue) {
      if (count === BATCH_MAX_UPDATES || (count > 0 && bytes + pending.bytes.length > BATCH_MAX_BYTES)) break;
      bytes += pending.bytes.length;
      count += 1;
    }
    const batch = this.queue.splice(0, count);
    const isAll = this.queue.length === 0;
    this.taken = { batch, ids: isAll ? this.waiting : idsOf(batch) };
    this.waiting = isAll ? new Map() : idsOf(this.queue);
    return batch;
  }

  /** Puts updates back in front: they come again with the next batch. */
  putBack(batch: readonly PendingText[]): void {
    this.queue.unshift(...batch);
    for (const pending of batch) this.waiting.set(pending.updateId, pending);
  }

  /** Everything of this batch is settled, dropped or put back. */
  concluded(batch: readonly PendingText[]): void {
    if (this.taken?.batch === batch) this.taken = null;
  }

  /** These are settled. Committed ones join their documents. */
  settle(settled: readonly SettledText[]): void {
    for (const { pending, seq } of settled) {
      if (seq === null) pending.answer.drop(pending);
      else pending.answer.commit(pending);
    }
  }

  /** Lets go of a failed batch and of everything that gathered, which builds on it. */
  dropAll(batch: readonly PendingText[]): void {
    this.waiting = new Map();
    this.drop([...batch, ...this.queue.splice(0)]);
  }

  /** Lets go of all updates of interviews of which one waits since before `takenBefore`. Gives how many interviews that are. */
  dropStuck(takenBefore: number): number {
    if ((this.queue[0]?.takenAt ?? takenBefore) >= takenBefore) return 0;
    const stuck = new Set(this.queue.filter((pending) => pending.takenAt < takenBefore).map((pending) => pending.room));
    if (stuck.size === 0) return 0;
    this.drop(this.queue.filter((pending) => stuck.has(pending.room)));
    this.queue = this.queue.filter((pending) => !stuck.has(pending.room));
    this.waiting = idsOf(this.queue);
    return stuck.size;
  }

  private drop(dropped: readonly PendingText[]): void {
    this.settle(dropped.map((pending) => ({ pending, seq: null, refused: null })));
    for (const { room } of dropped) void releaseRoom(room.interviewId);
  }
}

function idsOf(texts: readonly PendingText[]): Ids {
  return new Map(texts.map((pending) => [pending.updateId, pending]));
}
