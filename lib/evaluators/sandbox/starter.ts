import { type ChildProcess, spawn } from "node:child_process";
import { onlyEnvironment } from "./environment";
import { spawnIds } from "./identity";

/**
 * Starts sandboxes from a small process of its own. To start one, Node copies the page tables of the whole server, which
 * takes 20 ms at 300 MB and holds the server's loop; a shell of 4 MB takes one. It runs at the lowest priority, and so does
 * whatever it starts: the server's own loop is scheduled first.
 *
 * A line on its input names a run and files of its folder, in the order of `StartFiles`. It answers `<run> started <pid>` once all of them are open,
 * and `<run> ended <code>`. When the server is gone its input ends, and it takes everything with it that it started.
 * Background commands of a shell ignore INT and QUIT, which snippets may want to hear: hence the trap.
 */
const STARTER = `
export -n PWD OLDPWD SHLVL
exec 20>&1 >/dev/null
supervise() {
  (
    trap - INT QUIT
    mapfile -d '' -t words <"$2"
    exec <"$3" >"$4" 2>"$5" 3>"$6" 4<"$7" 5<"$8" 6<"$9" 7<"\${10}" 8>"\${11}" 9<"\${12}"
    cd /
    echo "$1 started $BASHPID" >&20
    exec bwrap "\${words[@]}" 20>&-
  ) &
  wait $!
  echo "$1 ended $?" >&20
}
while read -r line; do supervise $line & done
kill -KILL 0
`;

/** All that a sandbox inherits of the environment. */
const ENVIRONMENT = onlyEnvironment({ PATH: "/usr/bin:/bin:/usr/sbin:/sbin" });

/** Names of a run's files in the folder of the starter; descriptors 0 to 9 of bubblewrap behind `words`, its arguments, each ended by NUL. */
export type StartFiles = Record<"words" | "go" | "out" | "err" | "info" | "passwd" | "group" | "seccomp" | "archive" | "steps" | "mapped", string>;

const ORDER = ["words", "go", "out", "err", "info", "passwd", "group", "seccomp", "archive", "steps", "mapped"] as const satisfies ReadonlyArray<keyof StartFiles>;

/** `started`: it has opened its files. `exited`: its code, 128 and the signal's number for a signal. Both reject where nothing can be started. */
export type Started = { started: Promise<void>; exited: Promise<number>; kill: () => void };

/** A promise and how to settle it. Whoever awaits one of several learns of a failure; the others are not left unhandled. */
function settled<T>() {
  let settle: { resolve: (value: T) => void; reject: (error: Error) => void } = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  promise.catch(() => undefined);
  return { promise, ...settle };
}

/** One run as the server follows it. A number that is killed can not be another's by then: numbers are given out in turn, and an end is told within milliseconds. */
class StartedRun {
  private pid = 0;
  private unwanted = false;
  private over = false;
  readonly started = settled<void>();
  readonly exited = settled<number>();

  hear(what: string, value: number): void {
    if (what === "started") this.pid = value;
    else this.over = true;
    this.started.resolve();
    if (this.over) this.exited.resolve(value);
    else if (this.unwanted) endProcess(value);
  }

  kill(): void {
    this.unwanted = true;
    if (!this.over && this.pid > 0) endProcess(this.pid);
  }

  fail(error: Error): void {
    this.over = true;
    this.started.reject(error);
    this.exited.reject(error);
  }
}

/** Ends a process, or with a negative number a group of them; nothing where it is gone. */
function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

class Starter {
  private readonly runs = new Map<number, StartedRun>();
  private readonly child: ChildProcess;
  private lastId = 0;
  private heard = "";
  alive = true;

  constructor(folder: string) {
    this.child = spawn("nice", ["-n", "19", "bash", "--noprofile", "--norc", "-c", STARTER], { ...spawnIds(), cwd: folder, env: ENVIRONMENT, detached: true, stdio: ["pipe", "pipe", "ignore"] });
    this.child.on("error", (error) => this.end(error));
    this.child.on("exit", () => this.end(new Error("the process that starts sandboxes ended")));
    this.child.stdout?.setEncoding("latin1").on("data", (text: string) => this.hear(text));
    this.child.stdin?.on("error", () => undefined);
    // A server with nothing else to do may end; a run that is under way has timers.
    this.child.unref();
    for (const stream of [this.child.stdin, this.child.stdout]) if (stream && "unref" in stream && typeof stream.unref === "function") stream.unref();
  }

  start(files: StartFiles): Started {
    const id = ++this.lastId;
    const run = new StartedRun();
    this.runs.set(id, run);
    this.child.stdin?.write(`${[id, ...ORDER.map((name) => files[name])].join(" ")}\n`);
    return { started: run.started.promise, exited: run.exited.promise, kill: () => run.kill() };
  }

  private hear(text: string): void {
    const lines = (this.heard + text).split("\n");
    this.heard = lines.pop() ?? "";
    for (const line of lines) {
      const [id = "", what = "", value = ""] = line.split(" ");
      this.runs.get(Number(id))?.hear(what, Number(value));
      if (what === "ended") this.runs.delete(Number(id));
    }
  }

  private end(error: Error): void {
    this.alive = false;
    if (this.child.pid !== undefined) endProcess(-this.child.pid);
    for (const run of this.runs.values()) run.fail(error);
    this.runs.clear();
  }
}

const starters = new Map<string, Starter>();

/** Starts bubblewrap with files of `folder`. */
export function startBubblewrap(folder: string, files: StartFiles): Started {
  let starter = starters.get(folder);
  if (!starter?.alive) starters.set(folder, (starter = new Starter(folder)));
  return starter.start(files);
}
