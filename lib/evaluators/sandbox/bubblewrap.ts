import { bwrapArgs } from "./bwrap-args";
import { CapturedOutput } from "./captured-output";
import { Channels } from "./channels";
import { clockEnvironment } from "./clock";
import { HeldDirectories } from "./held-directories";
import { mapAccounts, ownerNames, serverIsRoot } from "./identity";
import { launcherArgv, STEP_HANDED_OVER, STEP_MOUNTED } from "./launcher";
import { watchMemory } from "./memory-watch";
import { DEFAULT_LIMITS, type Sandbox, type SandboxCommand, type SandboxLimits, type SandboxResult, type StopReason } from "./sandbox";
import { type Started, startBubblewrap } from "./starter";
import { wasStarved } from "./starvation";
import { packTar } from "./tar";

/** How long making a sandbox may take, in milliseconds; a busy machine is not the command's fault. */
const SET_UP_MS = 10_000;
/** How long the pipes of a killed run may stay open before they are closed from this side, in milliseconds. */
const DRAIN_MS = 500;

/** One bubblewrap process and everything that has to be undone when it ends. */
class BubblewrapRun {
  private child?: Started;
  private readonly output: CapturedOutput;
  private readonly held = new HeldDirectories();
  private readonly cleanups: Array<() => void> = [];
  private stoppedBy?: StopReason;
  private over = false;
  private handedOver = false;
  private beganAt = performance.now();
  private starved = false;
  private pid = 0;
  private failure?: Error;
  private peakMemory: () => number = () => 0;

  constructor(
    private readonly command: SandboxCommand,
    private readonly limits: SandboxLimits,
    private readonly mapping: boolean,
    private readonly channels: Channels,
  ) {
    this.output = new CapturedOutput(limits.outputBytes, () => this.stop("output"));
  }

  private get procfs(): string {
    return this.command.procfs ?? "/proc";
  }

  async run(signal: AbortSignal): Promise<SandboxResult> {
    const { out: outPipe, err: errPipe, steps } = this.channels.ends;
    const [out, err] = [this.output.read(outPipe), this.output.read(errPipe)];
    // The news of an exit may overtake what was said before it.
    const stepsEnded = new Promise((resolve) => steps.on("close", resolve));
    try {
      const exitCode = await this.untilExit(signal);
      const durationMs = performance.now() - this.beganAt;
      const drained = setTimeout(() => [outPipe, errPipe, steps].forEach((pipe) => pipe.destroy()), DRAIN_MS);
      await Promise.all([out.ended, err.ended, stepsEnded]);
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
      this.channels.close();
    }
  }

  private async untilExit(signal: AbortSignal): Promise<number | null> {
    const child = startBubblewrap(this.channels.folder, this.channels.files);
    this.child = child;
    this.followSteps();
    this.watchOutside(signal);
    await child.started;
    await this.channels.handOver();
    const exitCode = await child.exited;
    this.over = true;
    this.undo();
    // What fails because the run was ended meanwhile is no failure.
    if (this.failure && this.stoppedBy === undefined) throw this.failure;
    return this.stoppedBy === undefined ? exitCode : null;
  }

  private watchOutside(signal: AbortSignal): void {
    const setUp = setTimeout(() => this.handedOver || this.fail(new Error("the server is too busy to make a sandbox")), SET_UP_MS);
    const cancel = () => this.stop("cancel");
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    this.cleanups.push(() => clearTimeout(setUp), () => signal.removeEventListener("abort", cancel));
  }

  /** Ends every process of the run: bubblewrap dies, its process namespace dies with it. */
  private stop(reason: StopReason): void {
    this.stoppedBy ??= reason;
    this.child?.kill();
  }

  /** For what must never happen; the run is rejected with it. */
  private fail(error: Error): void {
    this.failure ??= error;
    this.child?.kill();
  }

  /** Timers and the sampler end with the process: its number may soon be another's. */
  private undo(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }

  private followSteps(): void {
    const { info, steps, mapped } = this.channels.ends;
    let said = "";
    let mounted = false;
    let begun = false;
    const proceed = () => {
      if (!this.pid || !mounted || begun || this.over) return;
      begun = true;
      this.begin();
    };
    info.on("data", (chunk) => {
      said += chunk.toString();
      const found = /"child-pid": (\d+)\D/.exec(said);
      if (this.pid || !found) return;
      this.pid = Number(found[1]);
      if (this.mapping) mapAccounts(this.pid).then(() => mapped.end("x"), (error: Error) => this.fail(error));
      proceed();
    });
    steps.on("data", (chunk) => {
      mounted ||= chunk.includes(STEP_MOUNTED);
      if (chunk.includes(STEP_HANDED_OVER) && !this.handedOver) this.commandBegins();
      proceed();
    });
  }

  /** From here on the clock runs. */
  private commandBegins(): void {
    this.handedOver = true;
    this.beganAt = performance.now();
    const { wallMs } = this.limits;
    const wall = setTimeout(() => {
      this.starved = wasStarved(this.pid, this.procfs, wallMs);
      this.stop("time");
    }, wallMs);
    this.cleanups.push(() => clearTimeout(wall));
    if (this.over) this.undo();
  }

  /** The mounts stand and nothing runs yet: directories are held, the sampler starts, the files go in. */
  private begin(): void {
    const { writable, collect } = this.command;
    try {
      if (collect) this.held.hold(this.pid, collect === true ? writable : collect);
    } catch (error) {
      return this.fail(error instanceof Error ? error : new Error(String(error)));
    }
    const watch = watchMemory(this.pid, { writable, procfs: this.procfs }, this.limits.memoryBytes, () => this.stop("memory"));
    this.peakMemory = watch.peak;
    this.cleanups.push(watch.stop);
    this.channels.filled.then(() => this.channels.ends.go.end("\n"), (error: Error) => this.fail(error));
  }
}

/** Words of bubblewrap's command line, with the command behind its own. */
function wordsOf(command: SandboxCommand, limits: SandboxLimits, mapping: boolean): string[] {
  const env = { ...command.env, ...(command.clock === undefined ? {} : clockEnvironment(command.clock)) };
  const words = [...bwrapArgs(command, limits, mapping), ...launcherArgv({ ...command, env, keepOwners: mapping }, limits)];
  if (words.some((word) => word.includes("\0"))) throw new Error("a command line can not hold NUL");
  return words;
}

/** Runs commands in bubblewrap. Resolves for whatever a command does; rejects where nothing can be started and for fixtures that can not be packed. */
export const bubblewrapSandbox: Sandbox = {
  async run(command, signal) {
    const limits = { ...DEFAULT_LIMITS, ...command.limits };
    const mapping = command.identity === "root" && serverIsRoot();
    const archive = packTar(command.files, command.writable, command.clock ?? Math.floor(Date.now() / 1000));
    const allowances = { network: command.network ?? "none", sysvMemory: command.sysvMemory ?? false } as const;
    const channels = await Channels.open(allowances, wordsOf(command, limits, mapping), archive);
    return new BubblewrapRun(command, limits, mapping, channels).run(signal);
  },
};
