import type { FailureCode } from "@/lib/protocol/failures";
import type { TextFrame } from "@/lib/protocol/frames";
import type { Room } from "../interviews/room";
import type { TextRow } from "../journal/read";
import { sendToAll } from "../realtime/encoded-frame";
import type { LiveSocket } from "../realtime/live-socket";
import type { SettledText } from "./pending-texts";
import { SNAPSHOT_AFTER_UPDATES, saveAnswer } from "./snapshots";

/** Sends what one group commit holds: one frame per socket with all that concerns it. */
export function deliverTexts(settled: readonly SettledText[]): void {
  const rooms = new Map<Room, SettledText[]>();
  for (const text of settled) {
    const known = rooms.get(text.pending.room);
    if (known) known.push(text);
    else rooms.set(text.pending.room, [text]);
  }
  for (const [room, texts] of rooms) {
    deliverIn(room, texts);
    saveLongTails(room, texts);
  }
}

/** Authors get a frame each; those who only look on share one where they look at the same answers, so that it is encoded once. */
function deliverIn(room: Room, texts: readonly SettledText[]): void {
  const readers: LiveSocket[] = [];
  for (const socket of room.sockets.values()) {
    if (texts.some(({ pending }) => pending.askedBy.includes(socket.id))) sendFrame([socket], frameFor(socket, texts));
    else readers.push(socket);
  }
  for (let [first, ...others] = readers; first; [first, ...others] = others) {
    const model = first;
    const alike = others.filter((other) => texts.every(({ pending: { answer } }) => other.open.includes(answer.questionId) === model.open.includes(answer.questionId)));
    sendFrame([model, ...alike], frameFor(model, texts));
    others = others.filter((other) => !alike.includes(other));
  }
}

/** Sends what was read from the journal to those who have the answer open; whoever has it already loses nothing by it. */
export function deliverRows(room: Room, questionId: string, rows: readonly TextRow[]): void {
  const updates = rows.map(({ seq, actorId, bytes }) => ({ questionId, seq, data: bytes.toString("base64"), by: actorId }));
  const readers = [...room.sockets.values()].filter((socket) => socket.open.includes(questionId));
  sendFrame(readers, { updates, acks: [], refusals: [] });
}

/** Tells one socket that updates of its own will never be taken. */
export function refuseText(socket: LiveSocket, questionId: string, ids: string[], code: FailureCode): void {
  sendFrame([socket], { updates: [], acks: [], refusals: [{ questionId, ids, code }] });
}

function frameFor(socket: LiveSocket, texts: readonly SettledText[]): TextFrame {
  const frame: TextFrame = { updates: [], acks: [], refusals: [] };
  for (const { pending, seq, refused } of texts) {
    const { questionId } = pending.answer;
    if (pending.askedBy.includes(socket.id)) {
      if (refused) addRefusal(frame, questionId, pending.updateId, refused);
      else addAck(frame, questionId, pending.updateId, seq);
    } else if (seq !== null && socket.open.includes(questionId)) {
      frame.updates.push({ questionId, seq, data: pending.data, by: pending.participantId });
    }
  }
  return frame;
}

/** Consecutive updates of one answer share an entry, which carries the newest position. */
function addAck(frame: TextFrame, questionId: string, id: string, seq: number | null): void {
  const last = frame.acks.at(-1);
  if (last?.questionId === questionId && (last.seq === null) === (seq === null)) {
    last.ids.push(id);
    last.seq = seq;
  } else {
    frame.acks.push({ questionId, ids: [id], seq });
  }
}

function addRefusal(frame: TextFrame, questionId: string, id: string, code: FailureCode): void {
  const last = frame.refusals.at(-1);
  if (last?.questionId === questionId && last.code === code) last.ids.push(id);
  else frame.refusals.push({ questionId, ids: [id], code });
}

function sendFrame(sockets: readonly LiveSocket[], frame: TextFrame): void {
  if (frame.updates.length + frame.acks.length + frame.refusals.length === 0) return;
  sendToAll(sockets, "text", frame);
}

function saveLongTails(room: Room, texts: readonly SettledText[]): void {
  for (const answer of new Set(texts.map((text) => text.pending.answer))) {
    if (answer.unsaved >= SNAPSHOT_AFTER_UPDATES) void saveAnswer(room, answer);
  }
}
