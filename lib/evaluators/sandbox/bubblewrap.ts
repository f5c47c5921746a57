import { bwrapArgs } from "./bwrap-args";
import { CapturedOutput } from "./captured-output";
import { endedWords } from "./channels";
import { clockEnvironment } from "./clock";
import { HeldDirectories } from "./held-directories";
import { ownerNames, serverIsRoot } from "./identity";
import { launcherOrders } from "./launcher";
import { watchMemory } from "./memory-watch";
import type { PreparedSandbox, Shape } from "./prepared";
import { DEFAULT_LIMITS, SandboxBusy, type Sandbox, type SandboxCommand, type SandboxLimits, type SandboxResult, type StopReason } from "./sandbox";
import { withSandbox } from "./spares";
import { wasStarved } from "./starvation";
import { packTar } from "./tar";

/** How long making a sandbox may take, in milliseconds; a busy machine is not the command's fault. */
const SET_UP_MS = 10_000;
/** How long the pipes of a killed run may stay open before they are closed from this side, in milliseconds. */
const DRAIN_MS = 500;

/** One command in its sandbox, and everything that has to be undone when it ends. */
class BubblewrapRun {
  private readonly output: CapturedOutput;
  private readonly held = new HeldDirectories();
  private readonly cleanups: Array<() => void> = [];
  private stoppedBy?: StopReason;
  private handedOver = false;
  private beganAt = performance.now();
  private starved = false;
  private failure?: Error;
  private peakMemory: () => number = () => 0;

  constructor(
    private readonly command: SandboxCommand,
    private readonly limits: SandboxLimits,
    private readonly mapping: boolean,
    private readonly sandbox: PreparedSandbox,
  ) {
    this.output = new CapturedOutput(limits.outputBytes, () => this.stop("output"));
  }

  private get procfs(): string {
    return this.command.procfs ?? "/proc";
  }

  async run(archive: readonly Buffer[], signal: AbortSignal): Promise<SandboxResult> {
    const { out: outPipe, err: errPipe, steps } = this.sandbox.channels.ends;
    const [out, err] = [this.output.read(outPipe), this.output.read(errPipe)];
    try {
      const exitCode = await this.untilExit(archive, signal);
      const durationMs = performance.now() - this.beganAt;
      const drained = setTimeout(() => [outPipe, errPipe, steps].forEach((pipe) => pipe.destroy()), DRAIN_MS);
      await Promise.all([out.ended, err.ended, this.sandbox.stepsEnded]);
      clearTimeout(drained);
      if (this.handedOver && exitCode === null && this.stoppedBy === undefined) throw new Error("the sandbox was killed");
      const filesAfter = this.command.collect ? await this.held.read(ownerNames(this.mapping, this.command.identity === "root")) : undefined;
      return {
        started: this.handedOver,
        stdout: out.text(),
        stderr: err.text(),
        exitCode: this.stoppedBy === undefined ? exitCode : null,
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
      this.sandbox.channels.close();
    }
  }

  private async untilExit(archive: readonly Buffer[], signal: AbortSignal): Promise<number | null> {
    this.sandbox.onHandedOver = () => this.commandBegins();
    this.watchOutside(signal);
    void this.sandbox.stands.then(() => this.begin(archive));
    const exitCode = await this.sandbox.ended;
    this.undo();
    // What fails because the run was ended meanwhile is no failure.
    if (this.failure && this.stoppedBy === undefined) throw this.failure;
    return exitCode;
  }

  private watchOutside(signal: AbortSignal): void {
    const setUp = setTimeout(() => this.handedOver || this.fail(new SandboxBusy()), SET_UP_MS);
    const cancel = () => this.stop("cancel");
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    this.cleanups.push(() => clearTimeout(setUp), () => signal.removeEventListener("abort", cancel));
  }

  private stop(reason: StopReason): void {
    this.stoppedBy ??= reason;
    this.sandbox.kill();
  }

  /** For what must never happen; the run is rejected with it. */
  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.sandbox.kill();
  }

  /** Timers and the sampler end with the process: its number may soon be another's. */
  private undo(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }

  /** From here on the clock runs. */
  private commandBegins(): void {
    this.handedOver = true;
    this.beganAt = performance.now();
    const { wallMs } = this.limits;
    const wall = setTimeout(() => {
      this.starved = wasStarved(this.sandbox.pid, this.procfs, wallMs);
      this.stop("time");
    }, wallMs);
    this.cleanups.push(() => clearTimeout(wall));
    if (this.sandbox.over) this.undo();
  }

  /** The mounts stand and nothing runs yet: directories are held, the sampler starts, the files go in. */
  private begin(archive: readonly Buffer[]): void {
    if (this.sandbox.over) return;
    const { command, limits, mapping, sandbox } = this;
    const { writable, collect } = command;
    try {
      if (collect) this.held.hold(sandbox.pid, collect === true ? writable : collect);
    } catch (error) {
      return this.fail(error);
    }
    const watch = watchMemory(sandbox.pid, { writable, procfs: this.procfs }, limits.memoryBytes, () => this.stop("memory"));
    this.peakMemory = watch.peak;
    this.cleanups.push(watch.stop);
    const env = { ...command.env, ...(command.clock === undefined ? {} : clockEnvironment(command.clock)) };
    sandbox.channels.order(archive, launcherOrders({ ...command, env, keepOwners: mapping }, limits)).catch((error: unknown) => this.fail(error));
  }
}

/** Runs commands in bubblewrap. Resolves for whatever a command does; rejects where nothing can be started and for what can not be packed or said. */
export const bubblewrapSandbox: Sandbox = {
  async run(command, signal) {
    const limits = { ...DEFAULT_LIMITS, ...command.limits };
    const mapping = command.identity === "root" && serverIsRoot();
    const shape: Shape = { args: bwrapArgs(command, limits, mapping), allowances: { network: command.network ?? "none", sysvMemory: command.sysvMemory ?? false }, mapping };
    const archive = packTar(command.files, command.writable, command.clock ?? Math.floor(Date.now() / 1000));
    endedWords(command.argv);
    return withSandbox(shape, (sandbox) => new BubblewrapRun(command, limits, mapping, sandbox).run(archive, signal));
  },
};
