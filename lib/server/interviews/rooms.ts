import { FailureError } from "@/lib/protocol/failures";
import { database } from "../journal/database";
import { live } from "../realtime/live";
import { saveAnswers } from "../text/snapshots";
import { loadRoom, type Room } from "./room";

/** Rooms of this process, counted by who needs them. */
export type RoomSlot = { room: Promise<Room>; holders: number; loaded: Room | null };

const RELEASED = Promise.resolve();

/** The room of an interview, loaded when nobody held it. Every caller calls `releaseRoom` once. Throws `FailureError("notFound")`. */
export async function acquireRoom(interviewId: string): Promise<Room> {
  const { rooms } = live();
  let slot = rooms.get(interviewId);
  if (!slot) rooms.set(interviewId, (slot = { room: loadKnownRoom(interviewId), holders: 0, loaded: null }));
  slot.holders += 1;
  try {
    return (slot.loaded = await slot.room);
  } catch (thrown) {
    if (rooms.get(interviewId) === slot) rooms.delete(interviewId);
    throw thrown;
  }
}

/** One more holder of a room that somebody holds at this moment. */
export function retainRoom(interviewId: string): void {
  const slot = live().rooms.get(interviewId);
  if (!slot || slot.holders === 0) throw new Error("only a held room can be retained");
  slot.holders += 1;
}

/** Gives a room back; the last one to do so ends it. */
export function releaseRoom(interviewId: string): Promise<void> {
  const slot = live().rooms.get(interviewId);
  return !slot || --slot.holders > 0 ? RELEASED : end(interviewId, slot);
}

async function end(interviewId: string, slot: RoomSlot): Promise<void> {
  const { rooms } = live();
  const room = await slot.room;
  await saveAnswers(room);
  // Somebody may have come back meanwhile.
  if (slot.holders > 0 || rooms.get(interviewId) !== slot) return;
  rooms.delete(interviewId);
  for (const timer of room.revealTimers?.values() ?? []) clearTimeout(timer);
}

/** Runs `work` with the room held. Throws `FailureError("notFound")`. */
export async function withRoom<T>(interviewId: string, work: (room: Room) => Promise<T>): Promise<T> {
  const room = await acquireRoom(interviewId);
  try {
    return await work(room);
  } finally {
    void releaseRoom(interviewId);
  }
}

async function loadKnownRoom(interviewId: string): Promise<Room> {
  const room = await loadRoom(database, interviewId);
  if (!room) throw new FailureError("notFound");
  return room;
}
