import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import * as Y from "yjs";
import type { Command, CommandResult } from "@/lib/protocol/commands";
import { SOCKET_PATH, type ClientToServer, type ServerToClient, type TextFrame, type TextOpenReply } from "@/lib/protocol/frames";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import type { Surface } from "@/lib/protocol/roles";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { TEST_ORIGIN } from "./server";

const WAIT_MS = 20_000;

export type Identity = { cookie: string; surface: Surface; viewer: { interviewId: string } };
export type SocketOptions = { windowId?: string; origin?: string; auth?: Record<string, unknown>; locale?: "ko" | "en"; gaveWay?: boolean };

type Events = { [E in keyof ServerToClient]: Parameters<ServerToClient[E]> };
type Seen = { [E in keyof Events]: { event: E; args: Events[E] } }[keyof Events];

/** A bare socket as a page would open it, with everything that it ever got. Nothing resends or heals itself here. */
export class TestSocket {
  readonly seen: Seen[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.onAny((event: keyof Events, ...args) => {
      this.seen.push({ event, args } as Seen);
      for (const listener of this.listeners) listener();
    });
    for (const event of ["connect", "connect_error", "disconnect"] as const) socket.on(event, () => this.listeners.forEach((listener) => listener()));
  }

  /** Waits until `found` gives something. */
  until<T>(what: string, found: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const value = found();
        if (value === null || value === undefined || value === false) return;
        clearTimeout(timer);
        this.listeners.delete(look);
        resolve(value);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(look);
        reject(new Error(`waited for ${what}; seen: ${this.seen.map((one) => one.event).join(", ")}`));
      }, WAIT_MS);
      this.listeners.add(look);
      look();
    });
  }

  all<E extends keyof Events>(event: E): Events[E][] {
    return this.seen.flatMap((one) => (one.event === event ? [one.args as Events[E]] : []));
  }

  last<E extends keyof Events>(event: E): Events[E] | undefined {
    return this.all(event).at(-1);
  }

  view<V extends RoomView | ConsoleView>(what: string, matches: (view: V) => boolean): Promise<V> {
    return this.until(what, () => {
      const view = this.last("view")?.[0] as V | undefined;
      return view && matches(view) ? view : null;
    });
  }

  send(command: Command, id: string = randomUUID()): Promise<CommandResult> {
    return this.socket.timeout(WAIT_MS).emitWithAck("command", { id, command });
  }

  open(questionId: string, clientId: number | null): Promise<TextOpenReply> {
    return this.socket.timeout(WAIT_MS).emitWithAck("textOpen", { questionId, clientId });
  }

  push(questionId: string, updates: { id: string; data: string }[]): void {
    this.socket.emit("textPush", { questionId, updates });
  }

  /** Waits until the server's clock reads `instant`, epoch milliseconds. */
  async serverTime(instant: number): Promise<void> {
    const now: number = await this.socket.timeout(WAIT_MS).emitWithAck("tick", null);
    await delay(Math.max(0, instant - now));
    await this.socket.timeout(WAIT_MS).emitWithAck("tick", null);
  }

  texts(): TextFrame[] {
    return this.all("text").map(([frame]) => frame);
  }

  acknowledged(id: string): Promise<true> {
    return this.until(`acknowledgement of ${id}`, () => this.texts().some((frame) => frame.acks.some((ack) => ack.ids.includes(id))) || null);
  }

  refused(id: string): Promise<string> {
    return this.until(`refusal of ${id}`, () => this.texts().flatMap((frame) => frame.refusals).find((refusal) => refusal.ids.includes(id))?.code);
  }

  /** Text of an answer as put together from an opening and everything that came after. */
  textOf(opened: TextOpenReply): string {
    if (!opened.ok) throw new Error(opened.code);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(opened.state, "base64"));
    for (const frame of this.texts()) for (const update of frame.updates) if (update.questionId === opened.questionId) Y.applyUpdate(doc, Buffer.from(update.data, "base64"));
    return doc.getText(ANSWER_TEXT_KEY).toString();
  }

  close(): void {
    this.socket.disconnect();
  }
}

const opened = new Set<TestSocket>();

/** A socket that has connected, or the code with which it was refused. */
export function connect(url: string, who: Identity, options: SocketOptions = {}): TestSocket {
  const { windowId = randomUUID(), origin = TEST_ORIGIN, locale = "en", gaveWay = false } = options;
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: who.cookie, origin },
    auth: options.auth ?? { interviewId: who.viewer.interviewId, surface: who.surface, locale, windowId, gaveWay },
  });
  const test = new TestSocket(socket);
  opened.add(test);
  return test;
}

/** Ends every socket of the test; call it after each. */
export function closeSockets(): void {
  for (const socket of opened) socket.close();
  opened.clear();
}

/** Joins and waits for the first view. */
export async function joined(url: string, who: Identity, options: SocketOptions = {}): Promise<TestSocket> {
  const socket = connect(url, who, options);
  await socket.until("the first view", () => socket.last("view"));
  await socket.until("the right to write", () => socket.last("writing"));
  return socket;
}

/** Why a socket was turned away. */
export function refusalOf(socket: TestSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.socket.once("connect_error", (error: Error & { data?: { code?: string } }) => resolve(error.data?.code ?? error.message));
    socket.socket.once("connect", () => reject(new Error("it was let in")));
  });
}

/** Somebody who types: a document whose updates are pushed one by one, like a page does, but without a memory of what was not kept. */
export class Typist {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText(ANSWER_TEXT_KEY);
  readonly pushed: string[] = [];
  private constructor(readonly socket: TestSocket, readonly questionId: string) {}

  static async start(socket: TestSocket, questionId: string): Promise<Typist> {
    const typist = new Typist(socket, questionId);
    const reply = await socket.open(questionId, typist.doc.clientID);
    if (!reply.ok) throw new Error(`opening refused: ${reply.code}`);
    Y.applyUpdate(typist.doc, Buffer.from(reply.state, "base64"), "server");
    return typist;
  }

  /** Does something to the text and pushes it; gives the update's id. */
  edit(change: (text: Y.Text) => void, id: string = randomUUID()): string {
    this.socket.push(this.questionId, [{ id, data: this.update(change) }]);
    this.pushed.push(id);
    return id;
  }

  /** The update that a change makes, in base64, not pushed. */
  update(change: (text: Y.Text) => void): string {
    let made: Uint8Array | null = null;
    const keep = (update: Uint8Array) => (made = update);
    this.doc.on("update", keep);
    this.doc.transact(() => change(this.text));
    this.doc.off("update", keep);
    if (!made) throw new Error("nothing changed");
    return Buffer.from(made).toString("base64");
  }

  type(words: string): string {
    return this.edit((text) => text.insert(text.length, words));
  }
}
