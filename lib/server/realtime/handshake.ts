import type { IncomingMessage } from "node:http";
import { FailureError, type FailureCode } from "@/lib/protocol/failures";
import { handshakeSchema } from "@/lib/protocol/frames";
import { resolveViewer } from "../auth/viewer";
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
    const { interviewId, surface } = handshake.data;
    const viewer = await resolveViewer(connection.handshake.headers.cookie, interviewId, surface);
    if (!viewer) return next(new Refusal("forbidden"));
    connection.data.viewer = viewer;
    connection.data.handshake = handshake.data;
    letGoOfRequest(connection);
    next();
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) log.error("handshake failed", errorFields(thrown));
    next(new Refusal(thrown instanceof FailureError ? thrown.code : "unavailable"));
  }
}

/** A window stays for an hour or more, and of the request that opened it only the cookies are asked for again. */
function letGoOfRequest({ conn, handshake, request }: LiveConnection): void {
  const headers = { cookie: request.headers.cookie };
  Object.assign(handshake, { headers, auth: {}, query: {} });
  // engine.io keeps hold of the request until the connection ends; socket.io itself asks for it in the handshake only.
  Object.assign(request, { headers, rawHeaders: [] });
  Object.assign(conn, { request: null });
}

/** Whether the cookies that a socket came with still admit the same person. A database that is away proves nothing. */
export async function isStillAdmitted({ handshake, data }: LiveConnection): Promise<boolean> {
  try {
    const viewer = await resolveViewer(handshake.headers.cookie, data.handshake.interviewId, data.handshake.surface);
    return viewer?.participantId === data.viewer.participantId;
  } catch {
    return true;
  }
}
