import type { Host } from "@/lib/content/host";
import type { Reached } from "./host-at";
import { clockOf } from "./host-clock";
import { systemdTime } from "./host-time";

/** A message `at` milliseconds into the interview, as journald broadcasts it to every terminal (wall.c of systemd). */
export function broadcast(host: Host, reached: Reached, at: number, message: string): string {
  return `Broadcast message from systemd-journald@${host.name} (${systemdTime(clockOf(host, reached, at), host.timeZone)}):\n\n${message.trimEnd()}`;
}
