import type { FailureCode } from "@/lib/protocol/failures";
import type { Room } from "../interviews/room";
import { releaseRoom, retainRoom } from "../interviews/rooms";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import type { Admitted, Answer } from "./answer";
import { TextConnection, type TextInput, type TextOutcome } from "./commit-texts";

/** One admitted update on its way to disk. `data` is its base64, as it came and as it is sent on. */
export type PendingText = Admitted & {
  room: Room;
  answer: Answer;
  updateId: string;
  participantId: string;
  data: string;
  /** Sockets that wait for its acknowledgement. */
  askedBy: Set<string>;
  /** When it was taken in, epoch milliseconds. */
  takenAt: number;
};

/** What became of one update for those who take part: on disk as `seq`, known before, or refused for good. */
export type SettledText = { pending: PendingText; seq: number | null; refused: FailureCode | null };

const BATCH_MAX_UPDATES = 1_000;
const BATCH_MAX_BYTES = 4 * 1024 * 1024;
/** Pause before interviews that were busy are tried again, and how long that goes on, in milliseconds. */
const BUSY_PAUSE_MS = 2;
const BUSY_MAX_MS = 5_000;

/**
 * Group commit: one statement in flight, and the next batch gathers meanwhile. What a batch holds is handed to `settle` at once, so that
 * one commit is one frame per socket. A batch that fails because the database is away is dropped: the authors keep and resend it.
 */
export class TextCommitter {
  private queue: PendingText[] = [];
  private readonly known = new Map<string, PendingText>();
  private running: Promise<void> | null = null;
  private readonly connection = new TextConnection();

  constructor(
    private readonly settle: (settled: readonly SettledText[]) => void,
    private readonly behind: (room: Room) => void,
  ) {}

  /** An update with the same id that is on its way already. */
  pending(interviewId: string, updateId: string): PendingText | undefined {
    return this.known.get(keyOf(interviewId, updateId));
  }

  add(pending: PendingText): void {
    retainRoom(pending.room.interviewId);
    pending.answer.admit(pending);
    this.known.set(keyOf(pending.room.interviewId, pending.updateId), pending);
    this.queue.push(pending);
    // What arrives in the same turn of the event loop shares the batch.
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.run());
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  async close(): Promise<void> {
    await this.idle();
    await this.connection.close();
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.take();
      const busy = await this.commit(batch);
      if (busy.length === 0) continue;
      this.queue.unshift(...busy);
      this.dropStuck(Date.now() - BUSY_MAX_MS);
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
    }
    this.running = null;
  }

  private take(): PendingText[] {
    let bytes = 0;
    let count = 0;
    while (count < this.queue.length && count < BATCH_MAX_UPDATES && (count === 0 || bytes < BATCH_MAX_BYTES)) bytes += this.queue[count++]!.bytes.length;
    return this.queue.splice(0, count);
  }

  /** Commits a batch and settles it; gives back what has to come again. */
  private async commit(batch: PendingText[]): Promise<PendingText[]> {
    let outcomes: TextOutcome[];
    try {
      outcomes = await this.connection.commit(batch.map(inputOf));
    } catch (thrown) {
      if (isDataError(thrown)) return this.isolate(batch, thrown);
      log[isPassing(thrown) ? "warn" : "error"]("text not journaled", { updates: batch.length, ...errorFields(thrown) });
      this.dropAll(batch);
      return [];
    }
    return this.conclude(batch, outcomes);
  }

  /** One update is poison for the statement: halves find it, and the others are not held up by it. */
  private async isolate(batch: PendingText[], thrown: unknown): Promise<PendingText[]> {
    if (batch.length === 1) {
      log.error("text refused by the database", errorFields(thrown));
      this.finish(batch.map((pending) => ({ pending, seq: null, refused: "invalid" })));
      return [];
    }
    const half = Math.ceil(batch.length / 2);
    const busy = await this.commit(batch.slice(0, half));
    return [...busy, ...(await this.commit(batch.slice(half)))];
  }

  private conclude(batch: PendingText[], outcomes: readonly TextOutcome[]): PendingText[] {
    const busy: PendingText[] = [];
    const settled: SettledText[] = [];
    const tops = new Map<Room, { base: number; top: number }>();
    const newest = new Map<Room, number>();
    batch.forEach((pending, at) => {
      const outcome = outcomes[at];
      if (!outcome || outcome.kind === "busy") return void busy.push(pending);
      settled.push({ pending, ...concluded(outcome) });
      if (outcome.kind === "known") newest.set(pending.room, outcome.seq);
      if (outcome.kind === "written") tops.set(pending.room, { base: outcome.base, top: Math.max(outcome.seq, tops.get(pending.room)?.top ?? 0) });
    });
    for (const [room, { base, top }] of tops) room.noteText(base, top);
    this.finish(settled);
    // Something between here and there is not known to this process: written by another one, or by a commit whose outcome was lost.
    for (const room of new Set(batch.map((pending) => pending.room))) if ((tops.get(room)?.top ?? newest.get(room) ?? 0) > room.seq) this.behind(room);
    return busy;
  }

  private finish(settled: readonly SettledText[]): void {
    for (const { pending, seq } of settled) {
      this.forget(pending);
      if (seq === null) pending.answer.drop(pending);
      else pending.answer.commit(pending);
    }
    try {
      this.settle(settled);
    } catch (thrown) {
      log.error("text not delivered", errorFields(thrown));
    }
    for (const { pending } of settled) void releaseRoom(pending.room.interviewId);
  }

  /** The database is away: whatever gathered builds on what is dropped here. */
  private dropAll(batch: readonly PendingText[]): void {
    this.drop([...batch, ...this.queue.splice(0)]);
  }

  /** Another writer does not let go of an interview: its authors keep what they typed and send it again later. */
  private dropStuck(takenBefore: number): void {
    const stuck = new Set(this.queue.filter((pending) => pending.takenAt < takenBefore).map((pending) => pending.room));
    if (stuck.size === 0) return;
    log.warn("text not journaled, interviews are locked", { interviews: stuck.size });
    this.drop(this.queue.filter((pending) => stuck.has(pending.room)));
    this.queue = this.queue.filter((pending) => !stuck.has(pending.room));
  }

  private drop(dropped: readonly PendingText[]): void {
    for (const pending of dropped) {
      this.forget(pending);
      pending.answer.drop(pending);
      void releaseRoom(pending.room.interviewId);
    }
  }

  private forget(pending: PendingText): void {
    this.known.delete(keyOf(pending.room.interviewId, pending.updateId));
  }
}

function inputOf({ room, answer, participantId, updateId, bytes }: PendingText): TextInput {
  return { interviewId: room.interviewId, questionId: answer.questionId, actorId: participantId, updateId, bytes };
}

function concluded(outcome: Exclude<TextOutcome, { kind: "busy" }>): Pick<SettledText, "seq" | "refused"> {
  switch (outcome.kind) {
    case "written":
      return { seq: outcome.seq, refused: null };
    case "known":
      return { seq: null, refused: null };
    case "taken":
      return { seq: null, refused: "conflict" };
    case "closed":
      return { seq: null, refused: outcome.status === "missing" ? "notFound" : outcome.status === "ended" ? "interviewEnded" : "interviewNotStarted" };
  }
}

/** Class 22 (data) and 23 (constraints): the statement will never take this batch as it is. */
function isDataError(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" && /^2[23]/.test(thrown.code);
}

function keyOf(interviewId: string, updateId: string): string {
  return `${interviewId}/${updateId}`;
}
