import type { HostEntry } from "@/lib/domain/interview/state";
import type { SystemCommand } from "@/lib/domain/interview/system-commands";
import { isHostOpen, reachedOf, terminalOf } from "@/lib/domain/interview/terminal";
import { runLine } from "@/lib/evaluators/host/run-line";
import { lineShell } from "@/lib/evaluators/host/line-shell";
import type { JournalEntry } from "@/lib/protocol/events";
import { setTimeout as delay } from "node:timers/promises";
import { executeSystemCommand } from "../interviews/pipeline";
import type { Room } from "../interviews/room";
import { derivedId } from "../journal/derived-id";
import { errorFields, log } from "../logger";
import { live } from "../realtime/live";
import { runDesk } from "../runs/desk";
import { tellingPlace } from "../runs/queue-place";

/** Tries to journal an output while the database is away, one a second; after that the command is taken up by whoever joins next. */
const RESULT_TRIES = 60;
const RETRY_MS = 1_000;
/** Tries to get at a command that another node has, while nobody is here who waits for it: that node may just have died. */
const UNWATCHED_TRIES = 5;

/**
 * Carries out commands on hosts that the journal asks for and journals what came of them, in the queue of all runs. It holds nothing
 * that matters: a command without an end in the journal is taken up again when its room is loaded.
 */
export class HostDesk {
  private readonly active = new Map<string, AbortController>();
  private stopped = false;

  /** Follows new entries of a room: starts what was commanded, stops what was cancelled. */
  follow(room: Room, entries: readonly JournalEntry[]): void {
    for (const { event } of entries) if (event.type === "host.cancelled") this.active.get(event.entryId)?.abort(new Error("cancelled"));
    if (entries.some(({ event }) => event.type === "host.commanded")) this.resume(room);
  }

  /** Takes up every command of the room that waits and that nobody here works on. */
  resume(room: Room): void {
    for (const entry of room.state.host.entries) {
      if (entry.state !== "queued" || this.active.has(entry.entryId)) continue;
      const control = new AbortController();
      this.active.set(entry.entryId, control);
      void this.work(room, entry, control.signal)
        .catch((thrown: unknown) => log.error("host output not journaled", { interviewId: room.interviewId, ...errorFields(thrown) }))
        .finally(() => this.active.delete(entry.entryId));
    }
  }

  /** Stops everything, for a process that ends; the next one takes the commands up. */
  close(): void {
    this.stopped = true;
    for (const control of this.active.values()) control.abort(new Error("stopping"));
  }

  /** Works on a command as soon as no other node does, for as long as it is wanted here. */
  private async work(room: Room, entry: HostEntry, signal: AbortSignal): Promise<void> {
    const { locks } = runDesk();
    const mine = await locks.takeWhenFree(entry.entryId, (tries) => {
      const here = live().rooms.get(room.interviewId)?.loaded;
      return !this.stopped && !signal.aborted && (here ? isWaiting(here, entry) : tries < UNWATCHED_TRIES);
    });
    if (!mine) return;
    try {
      if (isWaiting(room, entry)) await this.finish(room, entry, signal);
    } finally {
      await locks.give(entry.entryId);
    }
  }

  private async finish(room: Room, entry: HostEntry, signal: AbortSignal): Promise<void> {
    const result = await this.resultOf(room, entry, signal);
    if (this.stopped || signal.aborted) return;
    const commandId = derivedId(result.type, entry.entryId);
    for (let tries = 0; tries < RESULT_TRIES && !this.stopped; tries++) {
      const answer = await executeSystemCommand(room.interviewId, result, { commandId });
      if (answer.ok || answer.code !== "unavailable") return;
      await delay(RETRY_MS, undefined, { ref: false });
    }
  }

  private async resultOf(room: Room, { entryId, line, clockMs }: HostEntry, signal: AbortSignal): Promise<SystemCommand> {
    const { scenario, state, interviewId } = room;
    const { host } = scenario;
    if (state.status === "ended" || !isHostOpen(host, state)) return { type: "host.fail", entryId };
    try {
      const shell = await lineShell();
      if (!shell) return { type: "host.fail", entryId };
      const input = { scenario, host, reached: reachedOf(host, state), elapsedMs: clockMs, terminal: terminalOf(host, state, entryId), line };
      const { value } = await runDesk().queue.run({ interviewId, signal, onPosition: tellingPlace(room, entryId) }, () => runLine(input, shell, signal));
      return { type: "host.respond", entryId, result: value };
    } catch (thrown) {
      if (!signal.aborted) log.error("host command failed", { interviewId, entryId, ...errorFields(thrown) });
      return { type: "host.fail", entryId };
    }
  }
}

function isWaiting(room: Room, { entryId }: HostEntry): boolean {
  return room.state.host.entries.some((entry) => entry.entryId === entryId && entry.state === "queued");
}

/** The process's one desk. */
export function hostDesk(): HostDesk {
  return (live().host ??= new HostDesk());
}
