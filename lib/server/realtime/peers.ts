import { randomUUID } from "node:crypto";
import type { QueuePlace } from "@/lib/protocol/frames";
import { catchUp } from "../interviews/catch-up";
import type { Room } from "../interviews/room";
import { live } from "./live";
import type { LiveServer } from "./live-socket";
import type { Caret, HostDraft, RoomReport } from "./node-events";
import { sendCaret, sendHostDraft, sendPresence, sendQueuePlace, windowsHere } from "./presence";
import { mergeWriters } from "./writing";

const BEAT_MS = 1_000;
/** A node that was silent for so long is gone, in milliseconds. */
const SILENCE_MS = 5_000;
/** How often all rooms look at the journal, in beats: a hint may get lost without anybody noticing. */
const SWEEP_BEATS = 15;
/** Rooms in one report. */
const REPORTS_MAX = 500;

/**
 * The other nodes. Each one serves its own people from Postgres; what they tell each other is where the journal has grown and who is
 * here. Only rooms that several nodes share cause messages; a proxy that keeps an interview on one node makes them rare.
 */
export class Peers {
  private readonly node = randomUUID();
  private readonly heardAt = new Map<string, number>();
  /** Nodes that were told of all rooms here since the way to them stands. */
  private readonly told = new Set<string>();
  private readonly changed = new Set<Room>();
  private readonly timer = setInterval(() => this.beat(), BEAT_MS);
  private beats = 0;
  private connected = false;

  constructor(private readonly io: LiveServer) {
    io.on("beat", (node) => this.heard(node));
    io.on("leave", (node) => this.forget(node));
    io.on("rooms", (node, reports, ask) => this.received(node, reports, ask));
    io.on("journaled", (heads) => heads.forEach(([interviewId, seq]) => void this.grown(interviewId, seq)));
    io.on("caret", (interviewId, caret) => void withPeople(interviewId, (room) => sendCaret(room, caret)));
    io.on("hostDraft", (interviewId, draft) => void withPeople(interviewId, (room) => sendHostDraft(room, draft)));
    io.on("queuePlace", (interviewId, place) => void withPeople(interviewId, (room) => sendQueuePlace(room, place)));
  }

  /** The way to the others stands, or no longer does. What was said meanwhile is made up for from Postgres. */
  connection(connected: boolean): void {
    this.connected = connected;
    this.told.clear();
    this.beat();
  }

  /** The journal of this interview has grown to `seq` by this node. */
  journaled(heads: readonly (readonly [room: Room, seq: number])[]): void {
    // Without people here nobody told us who else has some.
    const wanted = heads.filter(([room]) => room.isShared || room.sockets.size === 0);
    if (wanted.length > 0) this.io.serverSideEmit("journaled", wanted.map(([{ interviewId }, seq]) => [interviewId, seq]));
  }

  /** Somebody came or left, or a window took the writing over. */
  roomChanged(room: Room): void {
    if (this.changed.size === 0) setImmediate(() => this.reportChanged());
    this.changed.add(room);
  }

  caret(room: Room, caret: Caret): void {
    if (room.isShared) this.io.serverSideEmit("caret", room.interviewId, caret);
  }

  hostDraft(room: Room, draft: HostDraft): void {
    if (room.isShared) this.io.serverSideEmit("hostDraft", room.interviewId, draft);
  }

  queuePlace(room: Room, place: QueuePlace): void {
    if (room.isShared) this.io.serverSideEmit("queuePlace", room.interviewId, place);
  }

  close(): void {
    clearInterval(this.timer);
    this.io.serverSideEmit("leave", this.node);
  }

  private beat(): void {
    this.beats += 1;
    if (this.connected) this.io.serverSideEmit("beat", this.node);
    // The journal is looked at often while nobody can be told of it.
    if (!this.connected || this.beats % SWEEP_BEATS === 0) this.followAll();
    const now = Date.now();
    for (const [node, heardAt] of this.heardAt) if (now - heardAt > SILENCE_MS) this.forget(node);
  }

  private heard(node: string): void {
    this.heardAt.set(node, Date.now());
    if (this.told.has(node)) return;
    this.told.add(node);
    this.send([...peopledRooms()].map(reportOf), true);
  }

  private forget(node: string): void {
    this.heardAt.delete(node);
    this.told.delete(node);
    for (const room of peopledRooms()) if (room.remote?.delete(node)) sendPresence(room);
  }

  private received(node: string, reports: readonly RoomReport[], ask: boolean): void {
    this.heard(node);
    const answers: RoomReport[] = [];
    for (const report of reports) {
      withPeople(report.interviewId, (room) => {
        this.take(room, node, report);
        if (ask) answers.push(reportOf(room));
      });
    }
    this.send(answers, false);
  }

  private take(room: Room, node: string, report: RoomReport): void {
    const before = JSON.stringify(room.remote?.get(node)?.windows ?? []);
    if (report.windows.length > 0) (room.remote ??= new Map()).set(node, report);
    else room.remote?.delete(node);
    if (before !== JSON.stringify(report.windows)) sendPresence(room);
    mergeWriters(room, report.writers);
    if (report.seq > room.seq) catchUp().follow(room.interviewId);
    else if (report.seq < room.seq) this.journaled([[room, room.seq]]);
  }

  private grown(interviewId: string, seq: number): void {
    withPeople(interviewId, (room) => {
      if (seq > room.seq) catchUp().follow(interviewId);
    });
  }

  private reportChanged(): void {
    const rooms = [...this.changed];
    this.changed.clear();
    // A room that just got its first people asks who else has some; the others learn of it only where they share it.
    const fresh = rooms.filter((room) => !room.reported);
    for (const room of rooms) room.reported = room.sockets.size > 0;
    const asking = fresh.filter((room) => room.reported);
    // While nobody was here nobody told this room of what others wrote.
    for (const room of asking) catchUp().follow(room.interviewId);
    this.send(asking.map(reportOf), true);
    this.send(rooms.filter((room) => !fresh.includes(room) && room.isShared).map(reportOf), false);
    for (const room of rooms) if (!room.reported) room.remote = null;
  }

  private send(reports: readonly RoomReport[], ask: boolean): void {
    if (!this.connected) return;
    for (let at = 0; at < reports.length; at += REPORTS_MAX) this.io.serverSideEmit("rooms", this.node, reports.slice(at, at + REPORTS_MAX), ask);
  }

  private followAll(): void {
    for (const room of peopledRooms()) catchUp().follow(room.interviewId);
  }
}

/** The other nodes; undefined where this is the only one. */
export function peers(): Peers | undefined {
  return live().peers;
}

function reportOf(room: Room): RoomReport {
  return { interviewId: room.interviewId, seq: room.seq, windows: windowsHere(room), writers: Object.fromEntries(room.writers) };
}

function withPeople(interviewId: string, work: (room: Room) => void): void {
  const room = live().rooms.get(interviewId)?.loaded;
  if (room && room.sockets.size > 0) work(room);
}

function* peopledRooms(): Generator<Room> {
  for (const { loaded } of live().rooms.values()) if (loaded && loaded.sockets.size > 0) yield loaded;
}
