import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { io, type Socket } from "socket.io-client";
import type { Command } from "@/lib/protocol/commands";
import { SOCKET_PATH, type ClientToServer, type ServerToClient } from "@/lib/protocol/frames";
import type { Surface } from "@/lib/protocol/roles";
import type { RoomView } from "@/lib/protocol/views";
import type { Product } from "./product";

const WAIT_MS = 30_000;
/** Goes on until the evaluator's own time is over, in each case of the task. */
const LONG = "sleep 60\n";

type Bare = Socket<ServerToClient, ClientToServer>;

/** A room that a page was in before, held by bare sockets: its candidate and its interviewer each run something long, which takes both places of the server's queue. */
export class BusyRoom {
  private readonly runs: { socket: Bare; runId: string }[] = [];

  private constructor(private readonly room: Bare, private readonly console: Bare) {}

  static async open(product: Product, interviewId: string, candidate: BrowserContext, interviewer: BrowserContext): Promise<BusyRoom> {
    const socketOf = async (context: BrowserContext, surface: Surface): Promise<Bare> => {
      const cookie = (await context.cookies(product.origin)).map(({ name, value }) => `${name}=${value}`).join("; ");
      return io(product.origin, { path: SOCKET_PATH, transports: ["websocket"], forceNew: true, extraHeaders: { cookie, origin: product.origin }, auth: { interviewId, surface, locale: "ko", windowId: randomUUID(), gaveWay: false } });
    };
    return new BusyRoom(await socketOf(candidate, "room"), await socketOf(interviewer, "console"));
  }

  /** Reveals a question and waits until the candidate has it: a reveal waits for them, and may be undone for a while. */
  async reveal(nodeId: string): Promise<void> {
    const shown = new Promise<void>((resolve) => this.room.on("view", (view) => (view as RoomView).questions.some((question) => question.nodeId === nodeId) && resolve()));
    await BusyRoom.send(this.console, { type: "node.reveal", revealId: randomUUID(), nodeId });
    await shown;
  }

  async occupy(questionId: string): Promise<void> {
    for (const socket of [this.room, this.console]) {
      const runId = randomUUID();
      await BusyRoom.send(socket, { type: "snippet.run", runId, questionId, source: LONG });
      this.runs.push({ socket, runId });
    }
  }

  /** Stops what still runs and leaves. */
  async leave(): Promise<void> {
    for (const { socket, runId } of this.runs) await socket.timeout(WAIT_MS).emitWithAck("command", { id: randomUUID(), command: { type: "run.cancel", runId } });
    for (const socket of [this.room, this.console]) socket.disconnect();
  }

  private static async send(socket: Bare, command: Command): Promise<void> {
    const result = await socket.timeout(WAIT_MS).emitWithAck("command", { id: randomUUID(), command });
    if (!result.ok) throw new Error(`refused: ${result.code}`);
  }
}
