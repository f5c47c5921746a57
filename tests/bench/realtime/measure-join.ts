import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { ANSWER_TEXT_KEY, TEXT_PUSH_MAX_UPDATES } from "@/lib/protocol/limits";
import { DIALECTS, pushFrame, QUESTION, syncMessage, type PeerName, type Seat } from "./dialects";
import { makeDetour, makeHistory, type History } from "./edits";
import type { Fleet } from "./fleet";
import type { RoomSeats } from "./room";
import { prisma } from "@/lib/server/db";
import { TextConnection } from "@/lib/server/text/commit-texts";
import { median } from "./samples";
import type { Wire } from "./wire";

const EDITS = 50_000;
const LONG_HISTORY = 500_000;
/** Rooms that nobody else types in: for a document, for one with a long history, and another one. */
export const JOIN_ROOMS = 3;
/** So many that the medians stand: with 15 and 3, ratios of four runs of the same code lay between 0.9 and 1.5, and 1.1 and 1.4. */
const JOINS = 61;
const RESTARTS = 9;
/** Longer than both Hocuspocus and Kkori wait before they store a document. */
const STORED_AFTER_MS = 5_000;
/** Slower than the pushes that one page may send in a second. */
const PUSH_GAP_MS = 12;
const JOURNALED_AT_A_TIME = 1_000;
const WRITTEN_TIMEOUT_MS = 300_000;

export type JoinResult = {
  peer: PeerName;
  edits: number;
  /** Keystrokes that stand behind the text, in all. */
  history: number;
  /** Milliseconds from opening the connection to holding the text: with the document in memory, and as the first after a restart. */
  inMemory: number;
  afterRestart: number;
  bytes: number;
};

/** How long it takes to join a document that was worked on for long. socket.io and the relay keep no document. */
export async function measureJoin(fleet: Fleet): Promise<JoinResult[]> {
  const [room, longRoom, other] = fleet.machine.rooms.slice(-JOIN_ROOMS) as [RoomSeats, RoomSeats, RoomSeats];
  const history = makeHistory(EDITS);
  const results: JoinResult[] = [];
  for (const peer of (["kkori", "yWebsocket", "hocuspocus"] as const).filter((name) => fleet.peers.has(name))) {
    results.push(await measureOne(fleet, peer, { room, other, history }));
  }
  if (fleet.peers.has("kkori")) {
    await journal(longRoom[0].room, LONG_HISTORY - EDITS);
    results.push({ ...(await measureOne(fleet, "kkori", { room: longRoom, other, history: makeHistory(EDITS) })), history: LONG_HISTORY });
  }
  return results;
}

type Case = { room: RoomSeats; other: RoomSeats; history: History };

async function measureOne(fleet: Fleet, peer: PeerName, { room, other, history }: Case): Promise<JoinResult> {
  const process = fleet.get(peer);
  const { wire } = await DIALECTS[peer].join(process.url, room[0], history.clientId);
  await write(peer, wire, room[0], history);
  const reader = room[1]!;
  const bytes = await expectText(peer, process.url, reader, history.text);
  const inMemory: number[] = [];
  for (let at = 0; at < JOINS; at++) inMemory.push(await timeJoin(peer, process.url, reader));
  await delay(STORED_AFTER_MS);
  wire.close();
  const afterRestart: number[] = [];
  for (let at = 0; at < RESTARTS && peer !== "yWebsocket"; at++) {
    await process.kill();
    await process.start();
    // Another room first: what is measured is the document, not the first query of a young process.
    await timeJoin(peer, process.url, other[1]!);
    afterRestart.push(await timeJoin(peer, process.url, reader));
  }
  return { peer, edits: EDITS, history: history.updates.length, inMemory: median(inMemory), afterRestart: median(afterRestart), bytes };
}

async function timeJoin(peer: PeerName, url: string, seat: Seat): Promise<number> {
  const from = performance.now();
  const { wire } = await DIALECTS[peer].join(url, seat, null);
  const took = performance.now() - from;
  wire.close();
  return took;
}

/** Checks that the document is what was written; gives its size as sent. */
async function expectText(peer: PeerName, url: string, seat: Seat, text: string): Promise<number> {
  const { wire, state } = await DIALECTS[peer].join(url, seat, null);
  wire.close();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  if (doc.getText(ANSWER_TEXT_KEY).toString() !== text) throw new Error(`${peer} gave another text than was written`);
  return state.length;
}

/** Sends a history and waits until all of it was answered for. */
async function write(peer: PeerName, wire: Wire, seat: Seat, { updates }: History): Promise<void> {
  let acked = 0;
  wire.onMessage = (payload) => (acked += DIALECTS[peer].hear(wire, payload).acks);
  for (let at = 0; at < updates.length; at += TEXT_PUSH_MAX_UPDATES) {
    const batch = updates.slice(at, at + TEXT_PUSH_MAX_UPDATES);
    if (peer === "kkori") wire.send(pushFrame(batch.map((update) => ({ id: crypto.randomUUID(), data: Buffer.from(update).toString("base64") }))));
    else for (const update of batch) wire.send(syncMessage(peer === "hocuspocus" ? seat.room : null, update));
    await delay(PUSH_GAP_MS);
    for (const until = Date.now() + WRITTEN_TIMEOUT_MS; acked < at + batch.length; await delay(1)) {
      if (Date.now() > until) throw new Error(`${peer} did not acknowledge the history`);
    }
  }
}

/** Puts a detour into a room's journal with the statement of the product's group commits, before anybody opens the room. */
async function journal(interviewId: string, edits: number): Promise<void> {
  const { id: actorId } = await prisma().participant.findFirstOrThrow({ where: { interviewId, role: "candidate" } });
  const { clientId, updates } = makeDetour(edits);
  await prisma().textClient.create({ data: { interviewId, clientId, participantId: actorId } });
  const connection = new TextConnection();
  for (let at = 0; at < updates.length; at += JOURNALED_AT_A_TIME) {
    const batch = updates.slice(at, at + JOURNALED_AT_A_TIME);
    await connection.commit(batch.map((bytes) => ({ interviewId, questionId: QUESTION, actorId, updateId: crypto.randomUUID(), bytes })));
  }
  await connection.close();
}
