import type { JournalEntry } from "@/lib/protocol/events";
import { errorFields, log } from "../logger";
import { sendPresence } from "../realtime/presence";
import { scheduleReveals } from "../realtime/reveal-timers";
import { dismiss } from "../realtime/dismiss";
import { sendViews } from "../realtime/views";
import { sendWritingToAll } from "../realtime/writing";
import { hostDesk } from "../host/desk";
import { runDesk } from "../runs/desk";
import { saveAnswers } from "../text/snapshots";
import type { Room } from "./room";

/** What follows from entries that are on disk: removed people go, everybody concerned gets a fresh view, timers and runs start. */
export async function afterCommit(room: Room, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  try {
    for (const { event } of entries) {
      if (event.type === "participant.removed") for (const socket of room.socketsOf(event.participantId)) dismiss(socket, "forbidden");
    }
    sendViews(room, entries);
    if (entries.some(({ event }) => event.type.startsWith("participant."))) sendPresence(room);
    if (entries.some(({ event }) => event.type.startsWith("interview.") || event.type === "interviewerTyping.set")) sendWritingToAll(room);
    scheduleReveals(room);
    runDesk().follow(room, entries);
    hostDesk().follow(room, entries);
    if (entries.some(({ event }) => event.type === "interview.ended")) await saveAnswers(room);
  } catch (thrown) {
    log.error("entries not delivered", { interviewId: room.interviewId, ...errorFields(thrown) });
  }
}
