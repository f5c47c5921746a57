/** One run of untrusted commands, and what it left behind. The only implementation is bubblewrap; kinds depend on this alone. */

export type StopReason = "time" | "memory" | "output" | "cancel";

/** A file that is there before the run. Text, or text with attributes; owners are names of `users.ts`. */
export type SandboxFile =
  | string
  | { text: string; mode?: number; owner?: string; group?: string; /** Seconds since the epoch; the run's clock where absent. */ modifiedAt?: number };

/** What stands there besides files: a link, a named pipe that nobody writes to, an empty folder. */
export type SandboxEntry = SandboxFile | { link: string } | { pipe: true } | { folder: true };

/** Caps of one run. Memory and output are of the whole run, the rest is per process unless said otherwise. */
export type SandboxLimits = {
  /** Wall clock of the run, in milliseconds. */
  wallMs: number;
  cpuSeconds: number;
  /** Address space of one process, in bytes. */
  addressSpaceBytes: number;
  /** Memory that the run holds in all (resident, temporary files, inodes), in bytes; sampled, so keep headroom. */
  memoryBytes: number;
  /** Processes and threads of the run. The sampler counts what forked ones share for each of them (7 MB with Python), so this bounds a fork bomb however late a sample is. */
  processes: number;
  openFiles: number;
  /** Largest file, in bytes. */
  fileBytes: number;
  /** Size of one writable directory beyond the files put there, in bytes. */
  directoryBytes: number;
  /** Standard output and standard error together, in bytes. */
  outputBytes: number;
};

/**
 * 256 MB in all: 128 MB counted by the sampler, the rest is headroom for what grows between two samples
 * and for pipe buffers, which no sample sees (64 MiB a user, and a page for each further pipe).
 */
export const DEFAULT_LIMITS: SandboxLimits = {
  wallMs: 2_500,
  cpuSeconds: 3,
  addressSpaceBytes: 160 * 1024 * 1024,
  memoryBytes: 128 * 1024 * 1024,
  processes: 32,
  openFiles: 128,
  fileBytes: 16 * 1024 * 1024,
  directoryBytes: 16 * 1024 * 1024,
  outputBytes: 1024 * 1024,
};

export type SandboxCommand = {
  argv: string[];
  /** Absolute path -> file. Everything stands in `writable` directories, which exist for this run only. */
  files: Record<string, SandboxEntry>;
  /** Directories the command may write to; no one inside another. */
  writable: string[];
  cwd: string;
  /** The file that is standard input; empty input where absent. */
  stdinFile?: string;
  env?: Record<string, string>;
  /** Instant at which every process's clock starts, in seconds since the epoch; it runs on from there. */
  clock?: number;
  /** `user`: one unprivileged account. `root`: root of the sandbox's own accounts, so that chown works. */
  identity?: "user" | "root";
  /** `none`: no sockets at all. `loopback`: sockets within the sandbox. Never a way out. */
  network?: "none" | "loopback";
  /** Shared memory segments, which PostgreSQL does not start without. They are not sampled. */
  sysvMemory?: boolean;
  limits?: Partial<SandboxLimits>;
  /** Read what stands in `writable`, or in some of it, after the run. */
  collect?: boolean | readonly string[];
  /** Where the kernel's /proc is mounted; `/proc` itself is an ordinary writable directory then. */
  procfs?: string;
  /** Directories and files of the host that are shown read-only, beside `/usr`. */
  readOnly?: Record<string, string>;
};

export type FileAfter = {
  type: "file" | "directory" | "link" | "other";
  mode: number;
  owner: string;
  group: string;
  size: number;
  /** The first 64 KiB of a regular file. */
  text?: string;
};

export type SandboxResult = {
  /** False where the sandbox itself could not be set up; `stderr` says why. */
  started: boolean;
  stdout: string;
  stderr: string;
  exitCode: number | null;
  stoppedBy?: StopReason;
  /** Stopped by time, but most of it was spent waiting for a processor. */
  starved: boolean;
  durationMs: number;
  truncated: boolean;
  /** Highest sample of the run's memory, in bytes; 0 where it ended before the first sample. */
  peakMemoryBytes: number;
  filesAfter?: Record<string, FileAfter>;
  /** Whether owners in `filesAfter` are those a real root would have made. */
  ownersAreReal: boolean;
};

/** A sandbox could not be made in time. */
export class SandboxBusy extends Error {
  constructor() {
    super("the server is too busy to make a sandbox");
  }
}

export interface Sandbox {
  run(command: SandboxCommand, signal: AbortSignal): Promise<SandboxResult>;
}
