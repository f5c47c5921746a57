import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { freePort } from "@/lib/server/setup/free-port";

const SCRIPT = path.join(import.meta.dirname, "server-process.ts");

/** A server in a process of its own with this process's environment; it starts again on the same port. */
export class ChildServer {
  private child: ChildProcess | null = null;
  private constructor(
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  /** `environment` is laid over this process's own. */
  static async start(environment: Record<string, string> = {}): Promise<ChildServer> {
    const server = new ChildServer(await freePort(), environment);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error("the server does not run");
    return this.child.pid;
  }

  /** Starts it and waits until it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", SCRIPT], {
      env: { ...process.env, ...this.environment, PORT: String(this.port) },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.child = child;
    await Promise.race([once(child.stdout, "data"), once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)))]);
  }

  /** Kills it in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
