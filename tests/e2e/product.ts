import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DemoSummary } from "@/lib/server/seed";

const ROOT = resolve(import.meta.dirname, "../..");
const READY_MS = 8 * 60_000;

/** The product as a person starts it: `npm start` (or `npm run cluster`) with a data folder of its own, embedded PostgreSQL included. */
export class Product {
  private child: ChildProcess | null = null;
  /** What `npm start` has said since it was started last. */
  output = "";
  demo!: DemoSummary;

  private constructor(
    readonly origin: string,
    private readonly port: number,
    private readonly dataFolder: string,
    private readonly variables: Record<string, string>,
    private readonly command: "start" | "cluster",
  ) {}

  static async start(variables: Record<string, string> = {}, command: "start" | "cluster" = "start"): Promise<Product> {
    const port = await freePort();
    const product = new Product(`http://localhost:${port}`, port, await mkdtemp(join(tmpdir(), "kkori-e2e-")), variables, command);
    await product.launch();
    return product;
  }

  /** Starts it again on the same data and port. */
  async launch(): Promise<void> {
    const { NODE_ENV: _mode, DATABASE_URL: _database, ...inherited } = process.env;
    const env = { ...inherited, PORT: String(this.port), KKORI_DATA_DIR: this.dataFolder, ...this.variables } as unknown as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [`lib/cli/${this.command}.mjs`], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    this.output = "";
    await new Promise<void>((ready, reject) => {
      const timer = setTimeout(() => reject(new Error(`npm start did not get ready:\n${this.output}`)), READY_MS);
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes("/console/")) finish(ready);
      };
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", (code) => finish(() => reject(new Error(`npm start ended with ${code}:\n${this.output}`))));
    });
    this.demo = JSON.parse(readFileSync(join(this.dataFolder, "demo.json"), "utf8")) as DemoSummary;
  }

  /** SIGKILL to the server process itself, in the middle of whatever it does; `npm start` then ends and takes the database down. */
  async killServer(): Promise<void> {
    const { child } = this;
    if (!child?.pid) throw new Error("not running");
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ").map(Number);
    const server = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("dist/server"));
    if (!server) throw new Error("no server process");
    const ended = once(child, "exit");
    process.kill(server, "SIGKILL");
    await ended;
  }

  /** Waits until it has said something; gives the match. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (let tries = 0; tries < 600; tries++) {
      const match = pattern.exec(this.output);
      if (match) return match;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`it never said ${pattern}:\n${this.output}`);
  }

  /** Every process that it has started, and theirs. */
  processes(): number[] {
    const below = (pid: number): number[] => {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
      return [...children, ...children.flatMap(below)];
    };
    return this.child?.pid ? below(this.child.pid) : [];
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
