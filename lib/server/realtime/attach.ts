import type { Server as HttpServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { Server } from "socket.io";
import { SOCKET_PATH } from "@/lib/protocol/frames";
import { FRAME_MAX_BYTES } from "@/lib/protocol/limits";
import { env } from "../env";
import { catchUp } from "../interviews/catch-up";
import { pipeline } from "../interviews/pipeline";
import type { Room } from "../interviews/room";
import { errorFields, log } from "../logger";
import { hostDesk } from "../host/desk";
import { runDesk } from "../runs/desk";
import { textCommitter } from "../text/service";
import { dropIdleAnswers, saveQuietAnswers } from "../text/snapshots";
import { handleFrames } from "./frames-in";
import { allowRequest, authorise, noteResponse } from "./handshake";
import { join } from "./join";
import { live } from "./live";
import type { LiveConnection, LiveServer } from "./live-socket";
import { Peers } from "./peers";
import { recheckAll } from "./recheck";
import { RedisLink } from "./redis-link";

const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;
const SWEEP_INTERVAL_MS = 15_000;
const SAVE_INTERVAL_MS = 1_000;
/** How often it is asked again whether somebody's session still holds. */
const RECHECK_INTERVAL_MS = 60_000;

export type Realtime = { io: LiveServer; close(): Promise<void> };

/** Serves the sockets of all interviews on an HTTP server. `close` lets what was typed get to disk first. */
export function attachRealtime(http: HttpServer): Realtime {
  // Route handlers load these modules a second time in their own bundle; what hangs on `live` is this process's only one.
  pipeline();
  textCommitter();
  runDesk();
  catchUp();
  hostDesk();
  const io: LiveServer = new Server(http, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    serveClient: false,
    // Next's own websocket (reloading in development) lives on the same server.
    destroyUpgrade: false,
    maxHttpBufferSize: FRAME_MAX_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    allowRequest,
  });
  io.engine.use(noteResponse);
  live().io = io;
  const { REDIS_URL: redisUrl } = env();
  const leaveOthers = redisUrl === undefined ? null : joinOthers(io, redisUrl);
  io.use((connection, next) => void authorise(connection, next));
  io.on("connection", welcome);
  const sweep = setInterval(() => void eachRoom(dropIdleAnswers), SWEEP_INTERVAL_MS);
  const save = setInterval(() => void eachRoom(saveQuietAnswers), SAVE_INTERVAL_MS);
  const recheck = setInterval(() => void recheckAll(io), RECHECK_INTERVAL_MS);
  return {
    io,
    close: async () => {
      clearInterval(sweep);
      clearInterval(save);
      clearInterval(recheck);
      await live().runs?.close();
      live().host?.close();
      // What was taken in is acknowledged while its authors can still hear it.
      await live().committer?.idle();
      io.local.disconnectSockets(true);
      io.engine.close();
      await emptied();
      leaveOthers?.();
      live().catchUp?.close();
      await live().committer?.close();
      delete live().committer;
      delete live().runs;
      delete live().host;
      delete live().pipeline;
      delete live().catchUp;
      delete live().io;
    },
  };
}

/** Makes this server one of several nodes; gives the way to leave them. */
function joinOthers(io: LiveServer, url: string): () => void {
  const others = new Peers(io);
  live().peers = others;
  const link = new RedisLink(url, (connected) => others.connection(connected));
  io.adapter(link.adapter);
  return () => {
    others.close();
    io.of("/").adapter.close();
    link.close();
    delete live().peers;
  };
}

/** Longest wait for rooms to write down their texts, in milliseconds; they are caches. */
const EMPTY_TIMEOUT_MS = 5_000;

async function emptied(): Promise<void> {
  const until = Date.now() + EMPTY_TIMEOUT_MS;
  while (live().rooms.size > 0 && Date.now() < until) await delay(10);
}

function welcome(connection: LiveConnection): void {
  handleFrames(connection, join(connection));
  connection.on("error", noteError);
}

function noteError(error: Error): void {
  log.warn("socket error", errorFields(error));
}

async function eachRoom(work: (room: Room, now: number) => Promise<void>): Promise<void> {
  const now = Date.now();
  for (const { loaded } of [...live().rooms.values()]) if (loaded) await work(loaded, now);
}
