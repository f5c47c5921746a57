import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { sendToAll } from "@/lib/server/realtime/encoded-frame";
import type { LiveConnection, LiveSocket } from "@/lib/server/realtime/live-socket";

/** Around the sizes at which a websocket frame's length takes more bytes. */
const LENGTHS = [0, 1, ...range(10, 80), ...range(65_400, 65_500), 200_000];

test("what is encoded once arrives whole and in order at every window, whatever its length", async () => {
  const http = createServer();
  const server = new Server(http, { transports: ["websocket"] });
  await once(http.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const clients = [0, 1].map(() => io(url, { transports: ["websocket"], forceNew: true, reconnection: false }));
  try {
    const sockets: LiveSocket[] = [];
    const complete = clients.map((client) => received(client, LENGTHS.length * 2));
    const connected = new Promise<void>((resolve) => {
      server.on("connection", (connection) => {
        // Nothing of a window but its connection is asked for.
        if (sockets.push({ connection: connection as unknown as LiveConnection } as LiveSocket) === clients.length) resolve();
      });
    });
    await connected;
    for (const [at, length] of LENGTHS.entries()) {
      // Some find everything written that Engine.IO was given before, the others find it waiting.
      if (at % 3 === 0) await new Promise(setImmediate);
      const frame = { updates: [{ questionId: "q", seq: length, data: "가".padEnd(length, "x").slice(0, length), by: "p" }], acks: [], refusals: [] };
      sendToAll(sockets, "text", frame);
      for (const { connection } of sockets) connection.emit("text", { updates: [], acks: [{ questionId: "q", ids: [], seq: length }], refusals: [] });
    }
    for (const frames of await Promise.all(complete)) {
      expect(frames.map(({ updates, acks }) => updates[0]?.seq ?? acks[0]?.seq)).toEqual(LENGTHS.flatMap((length) => [length, length]));
      expect(frames.flatMap(({ updates }) => updates.map(({ data }) => data.length))).toEqual(LENGTHS);
    }
  } finally {
    clients.forEach((client) => client.disconnect());
    await server.close();
  }
});

type Frame = { updates: { seq: number; data: string }[]; acks: { seq: number }[] };

function received(client: ReturnType<typeof io>, count: number): Promise<Frame[]> {
  const frames: Frame[] = [];
  return new Promise((resolve, reject) => {
    client.on("text", (frame: Frame) => frames.push(frame) === count && resolve(frames));
    client.on("disconnect", (reason) => reject(new Error(`${reason} after ${frames.length} frames`)));
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
