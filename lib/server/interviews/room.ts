import { apply } from "@/lib/domain/interview/apply";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import type { Scenario } from "@/lib/content/schema";
import type { JournalEntry } from "@/lib/protocol/events";
import type { Queryable } from "../journal/database";
import { readEntries } from "../journal/read";
import type { LiveSocket } from "../realtime/live-socket";
import type { RoomReport, Writer } from "../realtime/node-events";
import type { Answer } from "../text/answer";
import { loadScenario } from "./scenarios";

/** An answer's document from when it was first asked for. */
export type AnswerSlot = { answer: Promise<Answer>; loaded: Answer | null };

/** Yjs client ids and whose they are, from when somebody first wrote. */
export type ClaimsSlot = { claims: Promise<Map<number, string>>; loaded: Map<number, string> | null };

/** What this process keeps of one interview while somebody needs it. All of it is a cache of the journal or fleeting. */
export class Room {
  /** Journal position up to which everything is taken in here: events by `state`, text by the documents that are loaded. */
  seq: number;
  readonly sockets = new Map<string, LiveSocket>();
  readonly answers = new Map<string, AnswerSlot>();
  /** Null until somebody writes. */
  claims: ClaimsSlot | null = null;
  /** Window that may write, per person. */
  readonly writers = new Map<string, Writer>();
  /** What other nodes hold of this interview, by node; null until one of them tells. */
  remote: Map<string, RoomReport> | null = null;
  /** Other nodes were told that there are people here. */
  reported = false;
  revealTimers: Map<string, NodeJS.Timeout> | null = null;
  /** What time it is for this interview, epoch milliseconds; other than now only while a past interview is being seeded. */
  now: () => number = Date.now;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly interviewId: string,
    readonly scenario: Scenario,
    public state: InterviewState,
    lastSeq: number,
  ) {
    this.seq = lastSeq;
  }

  /** Runs `work` after all earlier work of this room in this process: one command at a time, one connection a room. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work, work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Takes in events that stand in the journal; those that were taken in before change nothing. */
  fold(entries: readonly JournalEntry[]): void {
    for (const entry of entries) this.state = apply(this.state, entry);
  }

  /** All of the journal after `base` up to `top` is taken in. Where something before `base` is missing, `seq` stays: the room has to catch up. */
  noteTaken(base: number, top: number): void {
    if (this.seq >= base && this.seq < top) this.seq = top;
  }

  /** Journal position up to which a document is known to hold every update of its answer. */
  knownSeq(answer: Answer): number {
    return Math.max(this.seq, answer.readSeq);
  }

  /** Other nodes have people here. */
  get isShared(): boolean {
    return this.remote !== null && this.remote.size > 0;
  }

  /** The answers that are there. */
  *loadedAnswers(): Generator<Answer> {
    for (const { loaded } of this.answers.values()) if (loaded) yield loaded;
  }

  socketsOf(participantId: string): LiveSocket[] {
    return [...this.sockets.values()].filter((socket) => socket.viewer.participantId === participantId);
  }
}

type InterviewRow = { scenarioVersionId: string; lastSeq: number };

/** Folds an interview from its journal; null for an unknown id. */
export async function loadRoom(db: Queryable, interviewId: string): Promise<Room | null> {
  const { rows } = await db.query<InterviewRow>(`SELECT "scenarioVersionId", "lastSeq" FROM "Interview" WHERE id = $1`, [interviewId]);
  const row = rows[0];
  if (!row) return null;
  const scenario = await loadScenario(db, row.scenarioVersionId);
  // Read after `lastSeq`: everything up to it is visible by now, and what came since is folded where it is no text.
  const entries = await readEntries(db, interviewId, 0);
  const state = entries.reduce(apply, initialState());
  return new Room(interviewId, scenario, state, Math.max(row.lastSeq, state.seq));
}
