import type { IncomingMessage } from "node:http";
import { FailureError, type FailureCode } from "@/lib/protocol/failures";
import { handshakeSchema } from "@/lib/protocol/frames";
import { resolveAdmission } from "../auth/viewer";
import { errorFields, log } from "../logger";
import { isOwnOrigin } from "../security/origin";
import type { LiveConnection } from "./live-socket";

/** A page of another site must not open a socket with this site's cookies. CORS settings do not apply to websockets. */
export function allowRequest(request: IncomingMessage, allow: (error: string | null, allowed: boolean) => void): void {
  allow(null, isOwnOrigin(request.headers.origin, request.headers.host));
}

/** What a refused socket is told; its client reads the code from `data`. */
class Refusal extends Error {
  readonly data: { code: FailureCode };
  constructor(code: FailureCode) {
    super(code);
    this.data = { code };
  }
}

/** Settles who a socket is before it sees anything: what it asks for comes from the handshake, who it is from its cookies alone. */
export async function authorise(connection: LiveConnection, next: (error?: Error) => void): Promise<void> {
  try {
    const handshake = handshakeSchema.safeParse(connection.handshake.auth);
    if (!handshake.success) return next(new Refusal("invalid"));
    const { interviewId, surface, locale, windowId, gaveWay } = handshake.data;
    const admission = await resolveAdmission(connection.handshake.headers.cookie, interviewId, surface);
    if (!admission) return next(new Refusal("forbidden"));
    const { viewer, session } = admission;
    connection.data = { viewer, session, handshake: { interviewId, surface, locale, windowId, gaveWay }, window: null };
    letGoOfRequest(connection);
    next();
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) log.error("handshake failed", errorFields(thrown));
    next(new Refusal(thrown instanceof FailureError ? thrown.code : "unavailable"));
  }
}

/** Engine.IO's response to each upgrade that is under way. It holds its request for as long as the connection lasts. */
const responses = new WeakMap<IncomingMessage, { req: IncomingMessage | null }>();

/** An Engine.IO middleware, the only place that is shown the response. */
export function noteResponse(request: IncomingMessage, response: { req: IncomingMessage | null }, next: () => void): void {
  responses.set(request, response);
  next();
}

const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);

/** What every window shows of its handshake once it is settled: an object each, with the time in words, is 200 bytes. */
const SETTLED: LiveConnection["handshake"] = Object.freeze({
  headers: NOTHING,
  time: "",
  address: "",
  xdomain: false,
  secure: false,
  issued: 0,
  url: "",
  query: NOTHING,
  auth: NOTHING,
});

/** A window stays for an hour or more, and nobody asks for the request that opened it again. */
function letGoOfRequest(connection: LiveConnection): void {
  const { conn, request } = connection;
  Object.assign(connection, { handshake: SETTLED });
  // engine.io keeps hold of the request until the connection ends; socket.io itself asks for it in the handshake only.
  Object.assign(request, { headers: NOTHING, rawHeaders: NONE, rawTrailers: NONE, url: "", _query: NOTHING });
  Object.assign(conn, { request: null });
  const response = responses.get(request);
  if (response) response.req = null;
}
