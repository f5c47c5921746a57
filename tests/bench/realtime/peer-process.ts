import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { QUIET } from "@/lib/cli/bench/quiet";
import { MEMORY_FLAGS } from "@/lib/cli/start/server-process";
import { bundleServer } from "@/lib/cli/build/bundle-server";
import { freePort } from "@/lib/server/setup/free-port";
import type { PeerName } from "./dialects";
import type { Vitals } from "./peers/listening";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");
const PEERS = path.join("tests", "bench", "realtime", "peers");
const CLOCK_TICKS_A_SECOND = 100;

/** One server in a process of its own; all with the memory settings that the product starts with. */
export class PeerProcess {
  private child: ChildProcess | null = null;
  private constructor(
    readonly name: PeerName,
    private readonly port: number,
  ) {}

  static async start(name: PeerName): Promise<PeerProcess> {
    const peer = new PeerProcess(name, await freePort());
    await bundleServer(ROOT, path.join(PEERS, `${name}.ts`), peer.file);
    await peer.start();
    return peer;
  }

  /** What of it is ours in one file, as the product runs: what translates TypeScript on the way names every function anew at each call. */
  private get file(): string {
    return path.join(".kkori", "bench", `${this.name}.js`);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it on its port and waits until it listens. */
  async start(): Promise<void> {
    const profiled = process.env.BENCH_PROFILE === this.name ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE_DIR ?? ".kkori"}`] : [];
    const child = fork(path.join(ROOT, this.file), {
      execArgv: ["--expose-gc", QUIET, ...MEMORY_FLAGS, ...profiled],
      env: { ...process.env, PORT: String(this.port) },
    });
    this.child = child;
    await Promise.race([once(child, "message"), once(child, "exit").then(([code]) => Promise.reject(new Error(`${this.name} ended with ${code}`)))]);
  }

  /** Seconds of processor time so far. NaN where the system does not tell. */
  get cpuSeconds(): number {
    return cpuSecondsOf(this.running.pid!);
  }

  /** What it tells of itself, after a garbage collection. */
  async vitals(): Promise<Vitals> {
    const answer = once(this.running, "message") as Promise<[Vitals]>;
    this.running.send("vitals");
    return (await answer)[0];
  }

  /** Ends it in the middle of whatever it does. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  /** Lets it end by itself. */
  async stop(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    child.disconnect();
    await once(child, "exit");
  }

  private get running(): ChildProcess {
    if (!this.child) throw new Error(`${this.name} does not run`);
    return this.child;
  }
}

/** Processor time of a process and of its children that ended, in seconds. */
export function cpuSecondsOf(pid: number): number {
  if (process.platform !== "linux") return NaN;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / CLOCK_TICKS_A_SECOND;
  } catch {
    return 0;
  }
}
