import type { Room } from "../interviews/room";
import { releaseRoom } from "../interviews/rooms";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { TextConnection, type TextInput, type TextOutcome } from "./commit-texts";
import { PendingTexts, type PendingText, type SettledText } from "./pending-texts";

/** Pause before interviews that were busy are tried again, and how long that goes on, in milliseconds. */
const BUSY_PAUSE_MS = 2;
const BUSY_MAX_MS = 5_000;

export type CommitterHooks = {
  /** What one commit settled, all at once, so that one commit is one frame per socket. */
  settled: (settled: readonly SettledText[]) => void;
  /** The journal of this room holds something that this process does not know: another one's, or a commit's whose outcome was lost. */
  behind: (room: Room) => void;
};

/**
 * Group commit: one statement in flight, and the next batch gathers meanwhile. A batch that fails because the database is away is dropped:
 * its authors keep it and send it again.
 */
export class TextCommitter {
  private readonly texts = new PendingTexts();
  private running: Promise<void> | null = null;
  private readonly connection = new TextConnection();

  constructor(private readonly hooks: CommitterHooks) {}

  /** An update with the same id that is on its way already. */
  pending(interviewId: string, updateId: string): PendingText | undefined {
    return this.texts.find(interviewId, updateId);
  }

  add(pending: PendingText): void {
    this.texts.add(pending);
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
    while (!this.texts.isEmpty) {
      const busy = await this.commit(this.texts.take());
      if (busy.length === 0) continue;
      this.texts.putBack(busy);
      const stuck = this.texts.dropStuck(Date.now() - BUSY_MAX_MS);
      if (stuck > 0) log.warn("text not journaled, interviews are locked", { interviews: stuck });
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
    }
    this.running = null;
  }

  /** Commits a batch and settles it; gives back what has to come again. */
  private async commit(batch: PendingText[]): Promise<PendingText[]> {
    let outcomes: TextOutcome[];
    try {
      outcomes = await this.connection.commit(batch.map(inputOf));
    } catch (thrown) {
      if (isDataError(thrown)) return this.isolate(batch, thrown);
      log[isPassing(thrown) ? "warn" : "error"]("text not journaled", { updates: batch.length, ...errorFields(thrown) });
      this.texts.dropAll(batch);
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

  private conclude(batch: readonly PendingText[], outcomes: readonly TextOutcome[]): PendingText[] {
    const busy: PendingText[] = [];
    const settled: SettledText[] = [];
    const tops = new Map<Room, number>();
    batch.forEach((pending, at) => {
      const outcome = outcomes[at];
      if (!outcome || outcome.kind === "busy") return void busy.push(pending);
      settled.push({ pending, ...settledOf(outcome) });
      if (outcome.kind === "written") pending.room.noteTaken(outcome.base, outcome.seq);
      if (outcome.kind === "written" || outcome.kind === "known") tops.set(pending.room, Math.max(outcome.seq, tops.get(pending.room) ?? 0));
    });
    this.finish(settled);
    for (const [room, top] of tops) if (top > room.seq) this.hooks.behind(room);
    return busy;
  }

  private finish(settled: readonly SettledText[]): void {
    this.texts.settle(settled);
    try {
      this.hooks.settled(settled);
    } catch (thrown) {
      log.error("text not delivered", errorFields(thrown));
    }
    for (const { pending } of settled) void releaseRoom(pending.room.interviewId);
  }
}

function inputOf({ room, answer, participantId, updateId, bytes }: PendingText): TextInput {
  return { interviewId: room.interviewId, questionId: answer.questionId, actorId: participantId, updateId, bytes };
}

function settledOf(outcome: Exclude<TextOutcome, { kind: "busy" }>): Pick<SettledText, "seq" | "refused"> {
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
