import { buildView } from "@/lib/domain/views";
import { isSealed } from "@/lib/domain/scoring";
import { EVENT_AUDIENCE, type JournalEntry } from "@/lib/protocol/events";
import { RATER_ROLES, type Role } from "@/lib/protocol/roles";
import type { Room } from "../interviews/room";
import type { LiveSocket } from "./live-socket";

/** Sends a socket its view as of now, in its own language. */
export function sendView(socket: LiveSocket): void {
  const { room, viewer, handshake } = socket;
  const now = Date.now();
  const view = buildView({ interviewId: room.interviewId, state: room.state, scenario: room.scenario, viewer, locale: handshake.locale, now });
  socket.connection.emit("view", view, now);
}

/** Sends a fresh view to those whose view the entries can have changed, and to nobody else. */
export function sendViews(room: Room, entries: readonly JournalEntry[]): void {
  // Once scores are open a revision is everybody's; handing in may be what opens them.
  const open = !isSealed(room.state, Date.now());
  for (const socket of room.sockets.values()) {
    if (entries.some((entry) => (open && OPENED.has(entry.event.type)) || concerns(entry, socket))) sendView(socket);
  }
}

const OPENED = new Set<string>(["score.set", "score.cited", "followUp.judged", "scores.submitted", "evidence.pinned", "note.shared", "note.edited", "note.deleted"]);

function concerns({ event, actorId }: JournalEntry, { viewer }: LiveSocket): boolean {
  const audience = EVENT_AUDIENCE[event.type];
  if (audience === "own") return actorId === viewer.participantId;
  const roles: readonly Role[] = audience === "raters" ? RATER_ROLES : audience;
  return roles.includes(viewer.role);
}
