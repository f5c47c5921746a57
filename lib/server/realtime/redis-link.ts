import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import { log } from "../logger";

/** Longest pause between two tries to reach Redis, in milliseconds. */
const LONGEST_RETRY_MS = 1_000;
/** A connection over which Redis does not answer in this time is given up, in milliseconds. */
const PING_INTERVAL_MS = 5_000;

type Client = ReturnType<typeof open>;

/**
 * This node's way to Redis. While Redis is away nothing that is to be sent is kept, because all of it is hints: whoever comes back reads
 * Postgres. `onConnected` says when both directions stand and when they no longer do.
 */
export class RedisLink {
  readonly adapter: ReturnType<typeof createAdapter>;
  connected = false;
  private readonly clients: Client[] = [];
  private closed = false;

  constructor(
    url: string,
    private readonly onConnected: (connected: boolean) => void,
  ) {
    const publisher = open(url);
    this.watch(publisher);
    this.adapter = createAdapter(this.unfailing(publisher, url), { streamName: "kkori", channelPrefix: "kkori", maxLen: 1_000 });
    publisher.connect().catch((error: Error) => this.noteLoss(error));
  }

  close(): void {
    this.closed = true;
    for (const client of this.clients) client.destroy();
  }

  /** The adapter does not look at what becomes of its messages, so a rejection would end the process; and it makes its readers itself. */
  private unfailing(publisher: Client, url: string): Client {
    const { publish, xAdd } = publisher;
    const orLost = async <T>(send: () => Promise<T>, lost: T): Promise<T> => (publisher.isReady ? send().catch(() => lost) : lost);
    return Object.assign(publisher, {
      publish: (...args: Parameters<typeof publish>) => orLost(() => publish.apply(publisher, args), 0),
      xAdd: (...args: Parameters<typeof xAdd>) => orLost(() => xAdd.apply(publisher, args), ""),
      duplicate: () => {
        const reader = open(url);
        this.watch(reader);
        return reader;
      },
    });
  }

  private watch(client: Client): void {
    this.clients.push(client);
    client.on("ready", () => this.look());
    client.on("end", () => this.look());
    client.on("error", (error: Error) => this.noteLoss(error));
  }

  /** Publisher, stream reader and subscriber. */
  private look(): void {
    this.change(this.clients.length >= 3 && this.clients.every((client) => client.isReady));
  }

  private lossNoted = false;

  private noteLoss(error: Error): void {
    if (this.closed) return;
    if (!this.lossNoted) log.warn("redis is away: each node serves its own people, from Postgres", { reason: error.message });
    this.lossNoted = true;
    this.change(false);
  }

  private change(connected: boolean): void {
    if (this.connected === connected || this.closed) return;
    this.connected = connected;
    if (connected) log.info("redis connected");
    if (connected) this.lossNoted = false;
    this.onConnected(connected);
  }
}

function open(url: string) {
  const reconnectStrategy = (tries: number) => Math.min(LONGEST_RETRY_MS, 50 * 2 ** Math.min(tries, 10));
  return createClient({ url, pingInterval: PING_INTERVAL_MS, socket: { reconnectStrategy, connectTimeout: 5_000 } });
}
