import { apply } from "@/lib/domain/interview/apply";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import type { Scenario } from "@/lib/content/schema";
import type { JournalEntry } from "@/lib/protocol/events";
import type { Queryable } from "../journal/database";
import { readEntries } from "../journal/read";
import type { LiveSocket } from "../realtime/live-socket";
import type { Answer } from "../text/answer";
import { loadScenario } from "./scenarios";

/** What this process keeps of one interview while somebody needs it. All of it is a cache of the journal or fleeting. */
export class Room {
  /** Journal position up to which `state` is folded and every text update is known. */
  seq: number;
  /** All of the journal between here and `seq` was written by this process. */
  unbrokenSince: number;
  readonly sockets = new Map<string, LiveSocket>();
  readonly answers = new Map<string, Promise<Answer>>();
  /** Those of them that are there. */
  readonly loaded = new Set<Answer>();
  /** Yjs client ids and whose they are; null until somebody writes. */
  claims: Promise<Map<number, string>> | null = null;
  /** Window that may write, per candidate. */
  readonly writers = new Map<string, string>();
  readonly revealTimers = new Map<string, NodeJS.Timeout>();
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
    this.unbrokenSince = lastSeq;
  }

  /** Runs `work` after all earlier work of this room in this process: one command at a time, one connection a room. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work, work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Takes in entries that stand in the journal. `top` is the newest position that they bring the room to. */
  fold(entries: readonly JournalEntry[], top: number): void {
    for (const entry of entries) this.state = apply(this.state, entry);
    this.seq = Math.max(this.seq, top);
  }

  /** A group commit of this process wrote the text updates after `base` up to `top`. */
  noteText(base: number, top: number): void {
    // Where something of another writer stands in between, `seq` stays: the room has to catch up.
    if (this.seq >= base && this.seq < top) this.seq = top;
  }

  /** Journal position up to which a document is known to hold every update of its answer. */
  knownSeq(answer: Answer): number {
    return answer.readSeq >= this.unbrokenSince ? Math.max(this.seq, answer.readSeq) : answer.readSeq;
  }

  /** Not all up to `seq` was written here. What each document holds for certain stays what it was. */
  breakAt(seq: number): void {
    for (const answer of this.loaded) answer.readSeq = this.knownSeq(answer);
    this.unbrokenSince = seq;
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
