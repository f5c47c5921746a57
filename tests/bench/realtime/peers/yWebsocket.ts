import { createServer } from "node:http";
import { createRequire } from "node:module";
import { WebSocketServer } from "ws";
import { listening } from "./listening";

/** y-websocket's own server, in memory: it persists nothing here, which is how it is fastest. */
const require = createRequire(import.meta.url);
const { setupWSConnection } = require("y-websocket/bin/utils") as { setupWSConnection: (...connection: unknown[]) => void };
const http = createServer();
new WebSocketServer({ server: http }).on("connection", (socket, request) => setupWSConnection(socket, request));
await listening(http);
