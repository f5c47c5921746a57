import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { closeSync } from "node:fs";
import { bwrapArgs } from "./bwrap-args";
import { CapturedOutput } from "./captured-output";
import { Channels } from "./channels";
import { clockEnvironment } from "./clock";
import { onlyEnvironment } from "./environment";
import { HeldDirectories } from "./held-directories";
import { mapAccounts, ownerNames, serverIsRoot, spawnIds } from "./identity";
import { FDS, launcherArgv, STEP_HANDED_OVER, STEP_MOUNTED } from "./launcher";
import { watchMemory } from "./memory-watch";
import { openPipes, type Pipe } from "./pipes";
import { DEFAULT_LIMITS, type Sandbox, type SandboxCommand, type SandboxLimits, type SandboxResult, type StopReason } from "./sandbox";
import { seccompFilter } from "./seccomp";
import { wasStarved } from "./starvation";
import { packTar } from "./tar";
import { GROUP, PASSWD } from "./users";

/** All that a sandbox inherits of the environment. */
const ENVIRONMENT = onlyEnvironment({ PATH: "/usr/bin:/bin:/usr/sbin:/sbin" });
/** How long the pipes of a killed run may stay open before they are closed from this side, in milliseconds. */
const DRAIN_MS = 500;

/** One bubblewrap process and everything that has to be undone when it ends. */
class BubblewrapRun {
  private child!: ChildProcess;
  private readonly output: CapturedOutput;
  private readonly mapping: boolean;
  private channels!: Channels;
  private readonly held = new HeldDirectories();
  private readonly cleanups: Array<() => void> = [];
  private stoppedBy?: StopReason;
  private handedOver = false;
  private starved = false;
  private pid = 0;
  private failure?: Error;
  private peakMemory: () => number = () => 0;

  constructor(
    private readonly command: SandboxCommand,
    private readonly limits: SandboxLimits,
    private readonly archive: Buffer,
    private readonly filter: Buffer,
  ) {
    this.output = new CapturedOutput(limits.outputBytes, () => this.stop("output"));
    this.mapping = command.identity === "root" && serverIsRoot();
  }

  async run(signal: AbortSignal): Promise<SandboxResult> {
    const pipes = await openPipes();
    const startedAt = performance.now();
    const out = this.output.read(pipes.out);
    const err = this.output.read(pipes.err);
    try {
      this.start(pipes, signal);
      const exitCode = await this.exited();
      this.undo();
      // What fails because the run was ended meanwhile is no failure.
      if (this.failure && this.stoppedBy === undefined) throw this.failure;
      const durationMs = performance.now() - startedAt;
      const drained = setTimeout(() => [out, err].forEach((stream) => stream.stop()), DRAIN_MS);
      await Promise.all([out.ended, err.ended]);
      clearTimeout(drained);
      const filesAfter = this.command.collect ? await this.held.read(ownerNames(this.mapping, this.command.identity === "root")) : undefined;
      return {
        started: this.handedOver,
        stdout: out.text(),
        stderr: err.text(),
        exitCode,
        ...(this.stoppedBy ? { stoppedBy: this.stoppedBy } : {}),
        starved: this.starved,
        durationMs,
        truncated: this.output.truncated,
        peakMemoryBytes: this.peakMemory(),
        ...(filesAfter ? { filesAfter } : {}),
        ownersAreReal: this.mapping,
      };
    } finally {
      this.undo();
      this.held.release();
    }
  }

  private argv(): string[] {
    const { command, limits, mapping } = this;
    const env = { ...command.env, ...(command.clock === undefined ? {} : clockEnvironment(command.clock)) };
    return [...bwrapArgs(command, limits, mapping), ...launcherArgv({ ...command, env, keepOwners: mapping }, limits)];
  }

  private start(pipes: { out: Pipe; err: Pipe }, signal: AbortSignal): void {
    try {
      const extra = Object.keys(FDS).map(() => "pipe" as const);
      const stdio: StdioOptions = ["ignore", pipes.out.writeFd, pipes.err.writeFd, ...extra];
      // Lowest priority: whatever runs inside, the server's own loop is scheduled first.
      this.child = spawn("nice", ["-n", "19", "bwrap", ...this.argv()], { ...spawnIds(), cwd: "/", env: ENVIRONMENT, stdio });
    } finally {
      closeSync(pipes.out.writeFd);
      closeSync(pipes.err.writeFd);
    }
    this.channels = new Channels(this.child);
    this.channels.feed(FDS.passwd, PASSWD);
    this.channels.feed(FDS.group, GROUP);
    this.channels.feed(FDS.seccomp, this.filter);
    this.followSteps();
    const wall = setTimeout(() => {
      this.starved = this.pid > 0 && wasStarved(this.pid, this.limits.wallMs);
      this.stop("time");
    }, this.limits.wallMs);
    const cancel = () => this.stop("cancel");
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    this.cleanups.push(() => clearTimeout(wall), () => signal.removeEventListener("abort", cancel));
  }

  /** Ends every process of the run: bubblewrap dies, its process namespace dies with it. */
  private stop(reason: StopReason): void {
    this.stoppedBy ??= reason;
    this.child.kill("SIGKILL");
  }

  /** For what must never happen; the run is rejected with it. */
  private fail(error: Error): void {
    this.failure ??= error;
    this.child.kill("SIGKILL");
  }

  /** Timers and the sampler end with the process: its number may soon be another's. */
  private undo(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }

  private followSteps(): void {
    let mounted = false;
    let begun = false;
    const proceed = () => {
      if (!this.pid || !mounted || begun) return;
      begun = true;
      this.begin();
    };
    let info = "";
    this.channels.listen(FDS.info, (chunk) => {
      info += chunk;
      const found = /"child-pid": (\d+)\D/.exec(info);
      if (this.pid || !found) return;
      this.pid = Number(found[1]);
      if (this.mapping) mapAccounts(this.pid).then(() => this.channels.feed(FDS.mapped, "x"), (error: Error) => this.fail(error));
      proceed();
    });
    this.channels.listen(FDS.steps, (steps) => {
      mounted ||= steps.includes(STEP_MOUNTED);
      this.handedOver ||= steps.includes(STEP_HANDED_OVER);
      proceed();
    });
  }

  /** The mounts stand and nothing runs yet: directories are held, the sampler starts, the files go in. */
  private begin(): void {
    const { writable, collect } = this.command;
    // The last word of a dead sandbox may arrive after its exit.
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    try {
      if (collect) this.held.hold(this.pid, writable);
    } catch (error) {
      return this.fail(error instanceof Error ? error : new Error(String(error)));
    }
    const watch = watchMemory(this.pid, writable, this.limits.memoryBytes, () => this.stop("memory"));
    this.peakMemory = watch.peak;
    this.cleanups.push(watch.stop);
    this.channels.feed(FDS.files, this.archive);
  }

  private exited(): Promise<number | null> {
    return new Promise((resolve, reject) => {
      this.child.on("error", reject);
      this.child.on("exit", (code) => resolve(code));
    });
  }
}

/** Runs commands in bubblewrap. Resolves for whatever a command does; rejects where bubblewrap can not be spawned and for fixtures that can not be packed. */
export const bubblewrapSandbox: Sandbox = {
  async run(command, signal) {
    const filter = seccompFilter({ network: command.network ?? "none", sysvMemory: command.sysvMemory ?? false });
    if (!filter) throw new Error(`no system call filter for ${process.arch}`);
    const limits = { ...DEFAULT_LIMITS, ...command.limits };
    const archive = packTar(command.files, command.writable, command.clock ?? Math.floor(Date.now() / 1000));
    return new BubblewrapRun(command, limits, archive, filter).run(signal);
  },
};
