import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { SOCKET_PATH, type TextFrame, type TextOpenReply } from "@/lib/protocol/frames";
import { TEXT_GATHER_MS } from "@/lib/protocol/limits";
import type { Surface } from "@/lib/protocol/roles";
import { TEST_ORIGIN } from "../../support/server";
import type { Typing } from "./typing";
import { Wire } from "./wire";

/** Which room a socket joins, and as whom; peers know rooms only. */
export type Seat = { room: string; surface: Surface; cookie: string };
/** A joined socket and the document as the server gave it. */
export type Joined = { wire: Wire; state: Uint8Array };
/** What one message held: messages of the writer, and answers to them. */
export type Heard = { updates: number; acks: number };

/** How one server is spoken to. */
export type Dialect = {
  /** Connects, proves who it is where the server asks, joins the room and gets its text. */
  join(url: string, seat: Seat, clientId: number | null): Promise<Joined>;
  /** How long keys gather while the writer's last message is unanswered. Only Kkori's pages gather. */
  gatherMs?: number;
  /** The next keys as a message; more than one only where they gather. */
  keystroke(seat: Seat, typing: Typing, keys: number): string | Uint8Array;
  hear(wire: Wire, payload: Buffer): Heard;
};

/** The one question that everybody writes in. */
export const QUESTION = "q1";
/** How a frame ends that holds updates and nothing else; their data is base64 and holds no quotation marks. */
const UPDATES_ONLY = `],"acks":[],"refusals":[]}]`;
const NOTHING: Heard = { updates: 0, acks: 0 };
const ONE_UPDATE: Heard = { updates: 1, acks: 0 };
const ONE_ACK: Heard = { updates: 0, acks: 1 };
const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const JOIN_TIMEOUT_MS = 60_000;

/** Opens a connection and answers its messages until `answer` gives the document. */
async function converse(url: string, headers: Record<string, string>, answer: (wire: Wire, payload: Buffer) => Uint8Array | null, begin?: (wire: Wire) => void): Promise<Joined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${url} did not let in`)), JOIN_TIMEOUT_MS);
    const wired = (wire: Wire) => {
      wire.onClose = () => reject(new Error(`${url} closed the connection`));
      wire.onMessage = (payload) => {
        const state = answer(wire, payload);
        if (!state) return;
        clearTimeout(timer);
        wire.onClose = () => undefined;
        resolve({ wire, state });
      };
      begin?.(wire);
    };
    Wire.open(url, headers, wired).catch(reject);
  });
}

/** The part of socket.io's protocol that joins: `0` opens, `40` connects, `2` asks for a sign of life. */
function engineAnswer(wire: Wire, text: string, auth: object): boolean {
  if (text === "2") wire.send("3");
  else if (text.startsWith("0")) wire.send(`40${JSON.stringify(auth)}`);
  else if (text.startsWith("44")) throw new Error(`refused: ${text}`);
  return text.startsWith("40");
}

/** Kkori's own protocol, with sessions, permissions and validation. */
const kkori: Dialect = {
  join: (url, { room, surface, cookie }, clientId) => {
    const auth = { interviewId: room, surface, locale: "ko", windowId: crypto.randomUUID() };
    return converse(`${url}${SOCKET_PATH}/?EIO=4&transport=websocket`, { cookie, origin: TEST_ORIGIN }, (wire, payload) => {
      const text = payload.toString();
      if (engineAnswer(wire, text, auth)) wire.send(`420${JSON.stringify(["textOpen", { questionId: QUESTION, clientId }])}`);
      if (!text.startsWith("430")) return null;
      const [reply] = JSON.parse(text.slice(3)) as [TextOpenReply];
      if (!reply.ok) throw new Error(`opening refused: ${reply.code}`);
      return Buffer.from(reply.state, "base64");
    });
  },
  gatherMs: TEXT_GATHER_MS,
  keystroke: (_seat, typing, keys) => {
    const id = typing.nextId();
    return pushFrame([{ id, data: Buffer.from(typing.next(keys)).toString("base64") }]);
  },
  hear: (wire, payload) => {
    const text = payload.toString();
    if (text === "2") wire.send("3");
    if (!text.startsWith(`42["text",`)) return NOTHING;
    // What a reader gets is counted and not parsed: the peers' messages are not parsed either.
    if (text.endsWith(UPDATES_ONLY)) return { updates: text.split(`"seq":`).length - 1, acks: 0 };
    const [, frame] = JSON.parse(text.slice(2)) as ["text", TextFrame];
    if (frame.refusals.length > 0) throw new Error(`refused: ${JSON.stringify(frame.refusals)}`);
    return { updates: frame.updates.length, acks: frame.acks.reduce((sum, ack) => sum + ack.ids.length, 0) };
  },
};

/** Several updates of the one answer in a frame, as a page sends what it kept while it was offline. */
export function pushFrame(updates: { id: string; data: string }[]): string {
  return `42${JSON.stringify(["textPush", { questionId: QUESTION, updates }])}`;
}

/** A room broadcast of socket.io with the update as a string: nothing is checked, kept or acknowledged. */
const socketIo: Dialect = {
  join: (url, { room }) =>
    converse(`${url}/socket.io/?EIO=4&transport=websocket`, {}, (wire, payload) => (engineAnswer(wire, payload.toString(), { room }) ? new Uint8Array() : null)),
  keystroke: (_seat, typing) => `42["text","${Buffer.from(typing.next()).toString("base64")}"]`,
  hear: (wire, payload) => {
    const text = payload.toString();
    if (text === "2") wire.send("3");
    return text.startsWith(`42["text"`) ? ONE_UPDATE : NOTHING;
  },
};

/** Raw websockets: what comes from one goes to the others of its room. */
const relay: Dialect = {
  join: (url, { room }) => converse(`${url}/${room}`, {}, () => new Uint8Array()),
  keystroke: (_seat, typing) => Buffer.from(typing.next()).toString("base64"),
  hear: () => ONE_UPDATE,
};

/** The same on disk first; an empty message answers. */
const durableRelay: Dialect = { ...relay, hear: (_wire, payload) => (payload.length === 0 ? ONE_ACK : ONE_UPDATE) };

const yWebsocket: Dialect = {
  join: (url, { room }) =>
    converse(`${url}/${room}`, {}, (_wire, payload) => stateIn(payload, 0), (wire) => wire.send(Uint8Array.of(SYNC, STEP_1, 1, 0))),
  keystroke: (_seat, typing) => syncMessage(null, typing.next()),
  // Everybody gets the update, its author too.
  hear: (wire, payload) => (payload[0] === SYNC && payload[1] === UPDATE ? { updates: 1, acks: 1 } : NOTHING),
};

const AUTH = 2;
const SYNC_STATUS = 8;

const hocuspocus: Dialect = {
  join: (url, { room }) => {
    const message = (...numbers: number[]) => named(room, (encoder) => numbers.forEach((number) => encoding.writeVarUint(encoder, number)));
    const greet = (wire: Wire) => {
      wire.send(named(room, (encoder) => [AUTH, 0].forEach((number) => encoding.writeVarUint(encoder, number)), "token"));
      wire.send(message(SYNC, STEP_1, 1, 0));
    };
    return converse(url, {}, (_wire, payload) => stateIn(payload, room.length + 1), greet);
  },
  keystroke: ({ room }, typing) => syncMessage(room, typing.next()),
  hear: (_wire, payload) => {
    const at = payload[0]! + 1;
    if (payload[at] === SYNC_STATUS) return ONE_ACK;
    return payload[at] === SYNC && payload[at + 1] === UPDATE ? ONE_UPDATE : NOTHING;
  },
};

function named(room: string | null, write: (encoder: encoding.Encoder) => void, end?: string): Uint8Array {
  const encoder = encoding.createEncoder();
  if (room !== null) encoding.writeVarString(encoder, room);
  write(encoder);
  if (end !== undefined) encoding.writeVarString(encoder, end);
  return encoding.toUint8Array(encoder);
}

/** An update in the format of y-protocols; Hocuspocus puts the document's name in front. */
export function syncMessage(room: string | null, update: Uint8Array): Uint8Array {
  return named(room, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, UPDATE);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** The document that a message of y-protocols carries behind `offset`; null when it is another message. */
function stateIn(payload: Buffer, offset: number): Uint8Array | null {
  if (payload[offset] !== SYNC || payload[offset + 1] !== STEP_2) return null;
  return decoding.readVarUint8Array(decoding.createDecoder(Uint8Array.from(payload.subarray(offset + 2))));
}

export const DIALECTS = { kkori, socketIo, relay, durableRelay, yWebsocket, hocuspocus } satisfies Record<string, Dialect>;
export type PeerName = keyof typeof DIALECTS;
export const PEERS = Object.keys(DIALECTS) as PeerName[];
