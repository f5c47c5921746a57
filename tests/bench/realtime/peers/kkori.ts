import { createServer } from "node:http";
import { attachRealtime } from "@/lib/server/realtime/attach";
import { listening } from "./listening";

/** Kkori's sockets as the product serves them, without Next's pages on the same port. */
const http = createServer();
attachRealtime(http);
await listening(http);
