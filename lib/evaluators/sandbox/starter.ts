import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { onlyEnvironment } from "./environment";
import { spawnIds } from "./identity";

/** Named pipes made at once; starting `mkfifo` for each run would cost as much as the rest of a small run. */
const PIPES_AT_ONCE = 128;

/**
 * Starts sandboxes from a small process of its own. To start one, Node copies the page tables of the whole server, which
 * takes 20 ms at 300 MB and holds the server's loop; a shell of 4 MB takes one. It runs at the lowest priority, and so does
 * whatever it starts: the server's own loop is scheduled first.
 *
 * A line on its input is a number and files of its folder, in the order of `StartFiles`; it answers `<number> <pid>` once all of them are open.
 * A number and `pipes` makes named pipes (`-m 666`: the sandbox's account may reopen them as /dev/stdout), answered with process 0.
 * When the server is gone its input ends, and it takes everything with it that it started.
 * Background commands of a shell ignore INT and QUIT, which snippets may want to hear: hence the trap.
 */
const STARTER = `
export -n PWD OLDPWD SHLVL
exec 20>&1 >/dev/null
start() {
  trap - INT QUIT
  mapfile -d '' -t words <"$2"
  exec <"$3" >"$4" 2>"$5" 3>"$6" 4<"$7" 5<"$8" 6<"$9" 7<"\${10}" 8>"\${11}" 9<"\${12}"
  exec 10>/dev/null
  cd /
  echo "$1 $BASHPID" >&20
  exec bwrap "\${words[@]}" 20>&-
}
pipes() {
  mkfifo -m 666 $(printf "pipe-$1-%d " {1..${PIPES_AT_ONCE}})
  echo "$1 0" >&20
}
while read -r line; do
  case $line in
    *" pipes") pipes $line & ;;
    *) start $line & ;;
  esac
done
kill -KILL 0
`;

/** All that a sandbox inherits of the environment. */
const ENVIRONMENT = onlyEnvironment({ PATH: "/usr/bin:/bin:/usr/sbin:/sbin" });

/** Names of a run's files in the folder of the starter; descriptors 0 to 9 of bubblewrap behind `words`, its arguments, each ended by NUL. */
export type StartFiles = Record<"words" | "go" | "out" | "err" | "status" | "passwd" | "group" | "seccomp" | "archive" | "steps" | "mapped", string>;

const ORDER = ["words", "go", "out", "err", "status", "passwd", "group", "seccomp", "archive", "steps", "mapped"] as const satisfies ReadonlyArray<keyof StartFiles>;

/** One order as the server follows it. */
export class Started {
  private pid = 0;
  private unwanted = false;
  private over = false;
  private settle: { resolve: () => void; reject: (error: Error) => void } = { resolve: () => undefined, reject: () => undefined };
  /** All files are open, or made. Rejects where nothing can be started. */
  readonly opened = new Promise<void>((resolve, reject) => (this.settle = { resolve, reject }));

  hear(pid: number): void {
    this.pid = pid;
    this.settle.resolve();
    if (this.unwanted) this.kill();
  }

  kill(): void {
    this.unwanted = true;
    if (!this.over && this.pid > 0) endProcess(this.pid);
  }

  /** Its end is known. A number that is killed before that can not be another's: numbers are given out in turn, and an end is known within milliseconds. */
  end(): void {
    this.over = true;
  }

  fail(error: Error): void {
    this.settle.reject(error);
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
  private readonly asked = new Map<number, Started>();
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
    this.child.unref();
    for (const stream of this.streams()) stream.unref();
  }

  /** Pipes of a child process, which are sockets here. */
  private streams(): Socket[] {
    return [this.child.stdin, this.child.stdout].filter((stream) => stream instanceof Socket);
  }

  start(files: StartFiles): Started {
    return this.order(++this.lastId, ORDER.map((name) => files[name]));
  }

  async makePipes(): Promise<string[]> {
    const id = ++this.lastId;
    await this.order(id, ["pipes"]).opened;
    return Array.from({ length: PIPES_AT_ONCE }, (_, index) => `pipe-${id}-${index + 1}`);
  }

  private order(id: number, words: readonly string[]): Started {
    const started = new Started();
    this.asked.set(id, started);
    // A server with nothing else to do may end, but for an answer it stays.
    for (const stream of this.streams()) stream.ref();
    this.child.stdin?.write(`${[id, ...words].join(" ")}\n`);
    return started;
  }

  private hear(text: string): void {
    const lines = (this.heard + text).split("\n");
    this.heard = lines.pop() ?? "";
    for (const line of lines) {
      const [id, pid] = line.split(" ").map(Number);
      this.asked.get(id ?? 0)?.hear(pid ?? 0);
      this.asked.delete(id ?? 0);
    }
    if (this.asked.size === 0) for (const stream of this.streams()) stream.unref();
  }

  private end(error: Error): void {
    this.alive = false;
    if (this.child.pid !== undefined) endProcess(-this.child.pid);
    for (const started of this.asked.values()) started.fail(error);
    this.asked.clear();
  }
}

const starters = new Map<string, Starter>();

function starterOf(folder: string): Starter {
  let starter = starters.get(folder);
  if (!starter?.alive) starters.set(folder, (starter = new Starter(folder)));
  return starter;
}

/** Starts bubblewrap with files of `folder`. */
export const startBubblewrap = (folder: string, files: StartFiles): Started => starterOf(folder).start(files);

/** Makes named pipes in `folder` and gives their names; where the folder is gone, there are none of that name. */
export const makePipes = (folder: string): Promise<string[]> => starterOf(folder).makePipes();
