import { io, type Socket } from "socket.io-client";
import { failureCodeSchema, type FailureCode } from "@/lib/protocol/failures";
import { SOCKET_PATH, type ClientToServer, type handshakeSchema, type ServerToClient } from "@/lib/protocol/frames";
import type { z } from "zod";
import type { Connection } from "./types";

export type LinkSocket = Socket<ServerToClient, ClientToServer>;
type HandshakeAuth = z.input<typeof handshakeSchema>;

export type LinkOptions = {
  /** Where the server is; a page leaves it out and means its own origin. */
  url?: string;
  /** Told to proxies in the address, so that they can keep the people of one interview together. */
  interviewId: string;
  /** Headers for a client that is no browser, such as a test. */
  headers?: Record<string, string>;
  handshake: () => HandshakeAuth;
  /** Epoch milliseconds by the server's clock. */
  now: () => number;
  onConnection: (connection: Connection) => void;
};

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 12_000;

/** Codes that mean "not now"; every other refusal is for good. */
const PASSING: readonly FailureCode[] = ["unavailable", "tooManyRequests"];

/**
 * The one socket of a page. It comes back by itself, waiting longer each time, and says which try it is and when the next one comes;
 * it stays away only after the server said that this person has no business here.
 */
export class Link {
  readonly socket: LinkSocket;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = true;
  private renewing = false;

  constructor(private readonly options: LinkOptions) {
    const common = { path: SOCKET_PATH, transports: ["websocket"], autoConnect: false, reconnection: false, forceNew: true, timeout: 10_000, query: { interview: options.interviewId } };
    const extra = { auth: (give: (data: object) => void) => give(options.handshake()), ...(options.headers ? { extraHeaders: options.headers } : {}) };
    // While the page is rendered on the server there is no origin, and nothing connects.
    const origin = options.url ?? (typeof location === "undefined" ? "http://localhost" : location.origin);
    this.socket = io(origin, { ...common, ...extra });
    this.socket.on("connect", () => {
      this.attempt = 0;
      options.onConnection({ state: "online", latencyMs: null });
    });
    this.socket.on("connect_error", (error) => this.failed(error));
    this.socket.on("disconnect", () => this.retry());
    this.socket.on("gone", (code) => this.end(code));
  }

  get online(): boolean {
    return this.socket.connected;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.options.onConnection({ state: "connecting" });
    this.socket.connect();
  }

  stop(): void {
    this.stopped = true;
    this.clear();
    this.socket.disconnect();
  }

  /** Tries at once instead of waiting. */
  reconnectNow(): void {
    if (this.stopped || this.socket.connected || this.timer === null) return;
    this.clear();
    this.socket.connect();
  }

  /** Connects anew with what the handshake says by now; whoever is away does so on return. */
  renew(): void {
    if (this.stopped || !this.socket.connected) return;
    this.renewing = true;
    this.socket.disconnect();
    this.renewing = false;
    this.options.onConnection({ state: "connecting" });
    this.socket.connect();
  }

  /** The server does not answer although the connection stands: ends it and tries anew. */
  dropDead(): void {
    if (!this.stopped && this.socket.connected) this.socket.io.engine.close();
  }

  private failed(error: Error & { data?: unknown }): void {
    const data = error.data;
    const code = failureCodeSchema.safeParse(typeof data === "object" && data !== null && "code" in data ? data.code : undefined);
    if (code.success && !PASSING.includes(code.data)) this.end(code.data);
    else this.retry();
  }

  private end(code: FailureCode): void {
    if (this.stopped) return;
    this.stop();
    this.options.onConnection({ state: "gone", code });
  }

  private retry(): void {
    if (this.stopped || this.renewing || this.timer !== null) return;
    const backOff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.attempt);
    // Spread, so that a restarted server is not met by everybody at the same moment.
    const delayMs = backOff * (0.6 + 0.4 * Math.random());
    this.attempt += 1;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.socket.connect();
    }, delayMs);
    this.options.onConnection({ state: "offline", attempt: this.attempt, retryAt: this.options.now() + delayMs });
  }

  private clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
