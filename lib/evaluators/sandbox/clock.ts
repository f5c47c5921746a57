import { existsSync } from "node:fs";

const TRIPLETS: Partial<Record<NodeJS.Architecture, string>> = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" };

/** Path of libfaketime, the same on the host and inside; undefined where it is not installed. */
export function faketimeLibrary(): string | undefined {
  return [`/usr/lib/${TRIPLETS[process.arch] ?? ""}/faketime`, "/usr/lib64/faketime", "/usr/lib/faketime"].map((directory) => `${directory}/libfaketime.so.1`).find((path) => existsSync(path));
}

/**
 * Environment that makes every process's clock start at `clock` (seconds since the epoch) and run on from there.
 * Starting anew per process keeps "now" the same second for a whole script, however busy the server is.
 * Throws where libfaketime is missing.
 */
export function clockEnvironment(clock: number): Record<string, string> {
  const library = faketimeLibrary();
  if (!library) throw new Error("libfaketime is not installed");
  return { LD_PRELOAD: library, FAKETIME: `@${Math.floor(clock)}`, FAKETIME_FMT: "%s", FAKETIME_DONT_FAKE_MONOTONIC: "1", NO_FAKE_STAT: "1" };
}
