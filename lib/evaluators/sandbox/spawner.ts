import { Worker } from "node:worker_threads";

/**
 * Starts processes from a thread of its own. Node waits for a new process until it has become its program; on a busy
 * machine that is hundreds of milliseconds, which the server's loop may not be held for. Descriptors are shared by all
 * threads, so a run's pipes are handed over by number. Runs in the worker; a plain string, so that a bundled server needs
 * no file of its own for it.
 */
const SPAWNER = `
const { parentPort } = require("node:worker_threads");
const { spawn } = require("node:child_process");
const children = new Map();
parentPort.on("message", ({ id, start }) => {
  if (!start) { children.get(id)?.kill("SIGKILL"); return; }
  const end = (how) => { children.delete(id); parentPort.postMessage({ id, ...how }); };
  try {
    const child = spawn(start.command, start.argv, start.options);
    children.set(id, child);
    child.on("error", (error) => end({ error: error.message }));
    child.on("exit", (code) => end({ exited: true, code }));
    parentPort.postMessage({ id, spawned: true });
  } catch (error) {
    end({ error: error.message });
  }
});
`;

/** What may be said of a process: descriptors by number, or none. */
export type SpawnOptions = { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv; stdio: Array<number | "ignore"> };

type Message = { id: number; spawned?: true; exited?: true; code?: number | null; error?: string };
type Waiting = { spawned: () => void; exited: (code: number | null) => void; failed: (error: Error) => void };

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function failAll(error: Error): void {
  worker = undefined;
  for (const one of waiting.values()) one.failed(error);
  waiting.clear();
}

function receive({ id, spawned, exited, code, error }: Message): void {
  const one = waiting.get(id);
  if (spawned) one?.spawned();
  if (error !== undefined) one?.failed(new Error(error));
  if (exited) one?.exited(code ?? null);
  if (exited || error !== undefined) waiting.delete(id);
}

function thread(): Worker {
  if (worker) return worker;
  const made = new Worker(SPAWNER, { eval: true, execArgv: [] });
  made.on("message", receive);
  made.on("error", failAll);
  made.on("exit", () => failAll(new Error("the spawning thread ended")));
  // A server with nothing else to do may end; its sandboxes die with the thread that started them. Listening undoes this, so it comes last.
  made.unref();
  worker = made;
  return made;
}

/** `spawned`: the program runs and has its descriptors. `exited`: its code, null for a signal. Both reject where it can not be started. */
export type Spawned = { spawned: Promise<void>; exited: Promise<number | null>; kill: () => void };

export function spawnAside(command: string, argv: string[], options: SpawnOptions): Spawned {
  const id = ++lastId;
  const from = thread();
  let settle: Waiting = { spawned: () => undefined, exited: () => undefined, failed: () => undefined };
  const exited = new Promise<number | null>((resolve, reject) => (settle = { ...settle, exited: resolve, failed: reject }));
  const spawned = new Promise<void>((resolve, reject) => {
    const { failed } = settle;
    settle = { ...settle, spawned: resolve, failed: (error) => [reject, failed].forEach((tell) => tell(error)) };
  });
  // Whoever awaits one of the two learns of a failure; the other is not left unhandled.
  for (const promise of [spawned, exited]) promise.catch(() => undefined);
  waiting.set(id, settle);
  from.postMessage({ id, start: { command, argv, options } });
  return { spawned, exited, kill: () => from.postMessage({ id }) };
}
