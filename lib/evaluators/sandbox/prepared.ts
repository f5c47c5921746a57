import { Channels } from "./channels";
import { mapAccounts } from "./identity";
import { LAUNCHER, STEP_HANDED_OVER, STEP_MOUNTED } from "./launcher";
import type { Allowances } from "./seccomp";
import { type Started, startBubblewrap } from "./starter";

/** What has to be known before a sandbox is made; the rest it is told when it stands. */
export type Shape = { args: readonly string[]; allowances: Allowances; /** Accounts are mapped from outside. */ mapping: boolean };

/** A sandbox that is being made or stands, with nothing in it yet but the launcher, which waits for its orders. */
export class PreparedSandbox {
  private said = "";
  /** Process 1 inside, as the host counts; 0 before it is known. */
  pid = 0;
  over = false;
  /** Told once, when the launcher becomes the command. */
  onHandedOver: () => void = () => undefined;
  private mounted: () => void = () => undefined;
  /** The mounts stand. Never, where making it failed: then it ends. */
  readonly stands = new Promise<void>((resolve) => (this.mounted = resolve));
  /** Bubblewrap's exit code; null where it was killed. Rejects where it could not be started or its accounts not be mapped. */
  readonly ended: Promise<number | null>;
  /** The news of an end may overtake what was said before it. */
  readonly stepsEnded: Promise<void>;

  private constructor(
    readonly channels: Channels,
    private readonly started: Started,
    private readonly mapping: boolean,
  ) {
    const { status, steps } = channels.ends;
    this.stepsEnded = new Promise((resolve) => steps.on("close", () => resolve()));
    steps.on("data", (chunk: Buffer) => {
      if (chunk.includes(STEP_MOUNTED)) this.mounted();
      if (chunk.includes(STEP_HANDED_OVER)) this.onHandedOver();
    });
    this.ended = new Promise((resolve, reject) => {
      status.on("data", (chunk: Buffer) => this.hear(chunk.toString(), reject));
      status.on("close", () => {
        this.end();
        const code = /"exit-code": (\d+)\D/.exec(this.said)?.[1];
        resolve(code === undefined ? null : Number(code));
      });
      started.opened.then(() => channels.handOver()).catch((error: unknown) => {
        this.end();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    this.ended.catch(() => undefined);
  }

  static async make({ args, allowances, mapping }: Shape): Promise<PreparedSandbox> {
    const channels = await Channels.open(allowances, [...args, ...LAUNCHER]);
    return new PreparedSandbox(channels, startBubblewrap(channels.folder, channels.files), mapping);
  }

  /** Ends every process of it: bubblewrap dies, its process namespace dies with it. */
  readonly kill = () => this.started.kill();

  /** For one that nothing will run in. */
  discard(): void {
    this.kill();
    this.channels.close();
  }

  private end(): void {
    this.over = true;
    this.started.end();
  }

  private hear(text: string, fail: (error: Error) => void): void {
    this.said += text;
    const found = /"child-pid": (\d+)\D/.exec(this.said);
    if (this.pid > 0 || !found) return;
    this.pid = Number(found[1]);
    if (!this.mapping) return;
    mapAccounts(this.pid).then(() => this.channels.ends.mapped.end("x"), (error: Error) => {
      fail(error);
      this.kill();
    });
  }
}
