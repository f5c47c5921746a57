import { setTimeout as delay } from "node:timers/promises";
import { isShuttingDown } from "../bootstrap/shutdown.mjs";
import { SERVER_FILE } from "../build/ensure-build";
import { startServer, type ServerProcess } from "../start/server-process";

const HOST = "127.0.0.1";
/** Pause before a node that ended is started again, in milliseconds. */
const RESTART_MS = 1_000;

/** One of several servers behind the proxy. */
export class ClusterNode {
  private server: ServerProcess | null = null;

  constructor(
    readonly number: number,
    readonly port: number,
  ) {}

  get pid(): number | undefined {
    return this.server?.pid;
  }

  /** Starts it; false when it ended before it answered. */
  start(): Promise<boolean> {
    this.server = startServer(["--enable-source-maps", SERVER_FILE], { PORT: String(this.port), HOST, TRUST_PROXY: "1" });
    return this.server.answers(this.port, HOST);
  }

  /** Starts it again whenever it ends; settles with an exit code when that does not work. */
  async keepRunning(): Promise<number> {
    for (;;) {
      const code = await this.server?.exited;
      // Whoever stops everything ends this process too.
      if (isShuttingDown()) return new Promise(() => undefined);
      console.error(`노드 ${this.number}이 멈춰 다시 시작합니다 (${code}) · Node ${this.number} stopped (${code}) and starts again`);
      await delay(RESTART_MS);
      if (isShuttingDown() || !(await this.start())) return code || 1;
      console.error(`노드 ${this.number}이 다시 일합니다 · Node ${this.number} is back: http://${HOST}:${this.port}/api/health  kill -9 ${this.pid}`);
    }
  }
}
