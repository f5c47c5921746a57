import { setTimeout as delay } from "node:timers/promises";
import type { Room } from "../interviews/room";
import { releaseRoom } from "../interviews/rooms";
import { errorFields, log } from "../logger";
import { commitBatch, type Outcome } from "./commit-batch";
import { TextConnection } from "./commit-texts";
import { Pace } from "./pace";
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

type Answered = { batch: readonly PendingText[]; outcomes: readonly Outcome[] };

/**
 * Group commit: one statement in flight, and the next batch gathers meanwhile. A batch that fails because the database is away is dropped:
 * its authors keep it and send it again.
 */
export class TextCommitter {
  private readonly texts = new PendingTexts();
  private running: Promise<void> | null = null;
  private readonly connection = new TextConnection();
  private readonly pace = new Pace();

  constructor(private readonly hooks: CommitterHooks) {}

  /** An update with the same id that is on its way already. */
  pending(interviewId: string, updateId: string): PendingText | undefined {
    return this.texts.find(interviewId, updateId);
  }

  add(pending: PendingText): void {
    this.texts.add(pending);
    // What arrives in the same turn of the event loop shares the batch.
    this.running ??= this.paced().then(() => this.run());
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
    let underway = this.send();
    while (underway) {
      const answered = await underway;
      const isSmooth = answered.outcomes.every(({ kind }) => kind !== "busy" && kind !== "failed");
      // The next batch goes to disk while this one is told; what was busy or failed comes before it.
      underway = isSmooth && this.isDue ? this.send() : null;
      this.conclude(answered);
      if (underway || (isSmooth && this.texts.isEmpty)) continue;
      await (isSmooth ? this.paced() : delay(BUSY_PAUSE_MS));
      underway = this.send();
    }
    this.running = null;
  }

  private get isDue(): boolean {
    return this.pace.left(this.texts.size) === 0;
  }

  /** Resolves when the next commit may begin. */
  private async paced(): Promise<void> {
    const left = this.pace.left(this.texts.size);
    await (left >= 1 ? delay(left) : new Promise<void>((resolve) => setImmediate(resolve)));
  }

  /** Sends what has gathered; null when there is nothing. */
  private send(): Promise<Answered> | null {
    if (this.texts.isEmpty) return null;
    this.pace.began();
    const batch = this.texts.take();
    return commitBatch(this.connection, batch).then((outcomes) => ({ batch, outcomes }));
  }

  /** Takes in what became of a batch, tells those who take part, and keeps what has to come again. */
  private conclude({ batch, outcomes }: Answered): void {
    const settled: SettledText[] = [];
    const busy: PendingText[] = [];
    const failed: PendingText[] = [];
    const tops = new Map<Room, number>();
    batch.forEach((pending, at) => {
      const outcome = outcomes[at] ?? { kind: "failed" };
      if (outcome.kind === "busy") return void busy.push(pending);
      if (outcome.kind === "failed") return void failed.push(pending);
      settled.push({ pending, ...settledOf(outcome) });
      if (outcome.kind === "written") pending.room.noteTaken(outcome.base, outcome.seq);
      if (outcome.kind === "written" || outcome.kind === "known") tops.set(pending.room, Math.max(outcome.seq, tops.get(pending.room) ?? 0));
    });
    this.texts.putBack(busy);
    this.finish(settled);
    if (failed.length > 0) this.texts.dropAll(failed);
    const stuck = this.texts.dropStuck(Date.now() - BUSY_MAX_MS);
    if (stuck > 0) log.warn("text not journaled, interviews are locked", { interviews: stuck });
    this.texts.concluded(batch);
    for (const [room, top] of tops) if (top > room.seq) this.hooks.behind(room);
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

function settledOf(outcome: Exclude<Outcome, { kind: "busy" | "failed" }>): Pick<SettledText, "seq" | "refused"> {
  switch (outcome.kind) {
    case "written":
      return { seq: outcome.seq, refused: null };
    case "known":
      return { seq: null, refused: null };
    case "taken":
      return { seq: null, refused: "conflict" };
    case "invalid":
      return { seq: null, refused: "invalid" };
    case "closed":
      return { seq: null, refused: outcome.status === "missing" ? "notFound" : outcome.status === "ended" ? "interviewEnded" : "interviewNotStarted" };
  }
}
