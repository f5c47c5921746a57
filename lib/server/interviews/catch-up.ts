import { setTimeout as delay } from "node:timers/promises";
import { database, isPassing } from "../journal/database";
import { readTails, type JournalTail } from "../journal/read";
import { errorFields, log } from "../logger";
import { live } from "../realtime/live";
import { deliverRows } from "../text/deliver";
import { afterCommit } from "./after-commit";
import type { Room } from "./room";
import { releaseRoom, retainRoom } from "./rooms";

/** Pause before reading is tried again while the database is away, in milliseconds. */
const RETRY_MS = 1_000;
/** Rooms that are read about in one query. */
const ROOMS_MAX = 500;

/**
 * Brings rooms up to the journal after something that this process did not write showed in it: another process, or a commit whose outcome
 * was lost with the connection. One query is in flight for all rooms that are behind, and the next ones gather meanwhile.
 */
export class CatchUp {
  private behind = new Set<string>();
  private running: Promise<void> | null = null;
  private closed = false;

  /** This room may be behind. Rooms that nobody holds here are left alone: they are read when somebody comes. */
  follow(interviewId: string): void {
    if (this.closed || !live().rooms.has(interviewId)) return;
    this.behind.add(interviewId);
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.run());
  }

  /** Reads this room on now, lest somebody be refused what another node has allowed already. The caller holds the room. */
  async now(room: Room): Promise<void> {
    if (!live().peers) return;
    for (const tail of await readTails(database, [room])) takeIn(room, tail);
  }

  close(): void {
    this.closed = true;
    this.behind.clear();
  }

  private async run(): Promise<void> {
    while (this.behind.size > 0) {
      const batch = [...this.behind].slice(0, ROOMS_MAX);
      for (const interviewId of batch) this.behind.delete(interviewId);
      const rooms = await held(batch);
      try {
        for (const tail of await readTails(database, rooms)) this.take(rooms, tail);
      } catch (thrown) {
        if (!isPassing(thrown)) log.error("rooms not brought up to date", { rooms: rooms.length, ...errorFields(thrown) });
        await this.later(batch);
      } finally {
        for (const { interviewId } of rooms) void releaseRoom(interviewId);
      }
    }
    this.running = null;
  }

  private take(rooms: readonly Room[], tail: JournalTail): void {
    const room = rooms.find((one) => one.interviewId === tail.interviewId);
    if (!room) return;
    takeIn(room, tail);
    if (tail.more) this.behind.add(room.interviewId);
  }

  private async later(batch: readonly string[]): Promise<void> {
    await delay(RETRY_MS, undefined, { ref: false });
    if (!this.closed) for (const interviewId of batch) if (live().rooms.has(interviewId)) this.behind.add(interviewId);
  }
}

/** The process's one. */
export function catchUp(): CatchUp {
  return (live().catchUp ??= new CatchUp());
}

/** Those of the rooms that somebody holds, held once more. */
async function held(interviewIds: readonly string[]): Promise<Room[]> {
  const { rooms } = live();
  const found = interviewIds.map(async (interviewId) => {
    const slot = rooms.get(interviewId);
    if (!slot || slot.holders === 0) return [];
    retainRoom(interviewId);
    return slot.room.then((room) => [room], () => []);
  });
  return (await Promise.all(found)).flat();
}

/** In one go, so that nothing comes between: the events to the state, the text to the documents, and both to the people. */
function takeIn(room: Room, tail: JournalTail): void {
  const base = room.seq;
  const news = tail.entries.filter((entry) => entry.seq > room.state.seq);
  room.fold(news);
  for (const answer of room.loadedAnswers()) {
    const rows = (tail.texts.get(answer.questionId) ?? []).filter((row) => row.seq > room.knownSeq(answer));
    for (const row of rows) answer.apply(row.bytes);
    deliverRows(room, answer.questionId, rows);
  }
  room.noteTaken(base, tail.top);
  retainRoom(room.interviewId);
  void afterCommit(room, news).finally(() => releaseRoom(room.interviewId));
}
