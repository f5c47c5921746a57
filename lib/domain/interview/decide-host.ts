import { isThere, waitsFor } from "@/lib/evaluators/host/host-at";
import { HOST_COMMANDS_MAX } from "@/lib/protocol/limits";
import { can } from "../permissions";
import { accept, notOpen, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { isHostOpen, reachedOf } from "./terminal";

type HostCommand = CommandOf<"host.command" | "host.cancel" | "host.answer" | "host.inject">;

/** Commands on the scenario's host, and what the interviewer does to it. */
export function decideHost(input: Decision<HostCommand>): Outcome {
  const { state, scenario, actor, command } = input;
  const entry = "entryId" in command ? state.host.entries.find(({ entryId }) => entryId === command.entryId) : undefined;
  if (command.type === "host.cancel") {
    if (!entry) return refuse("notFound");
    if (!can(actor, "host.cancel", { ownerId: entry.actorId })) return refuse("forbidden");
    return entry.state === "queued" ? accept({ type: "host.cancelled", entryId: entry.entryId }) : accept();
  }
  const closed = notOpen(state);
  if (closed) return closed;
  if (!isHostOpen(scenario.host, state)) return refuse("notRevealed");
  switch (command.type) {
    case "host.command": {
      if (entry) return refuse("conflict");
      const waits = state.host.entries.some((other) => other.state === "queued");
      if (waits || state.host.entries.length >= HOST_COMMANDS_MAX) return refuse("tooManyRequests");
      return accept({ type: "host.commanded", entryId: command.entryId, line: command.line });
    }
    case "host.answer":
      if (!entry) return refuse("notFound");
      return entry.state === "queued" ? refuse("conflict") : accept({ type: "host.answered", entryId: entry.entryId, text: command.text });
    case "host.inject": {
      const event = scenario.host.events.find(({ id }) => id === command.eventId);
      if (!event) return refuse("notFound");
      const reached = reachedOf(scenario.host, state);
      if (reached.has(event.id)) return accept();
      return isThere({ from: waitsFor(event) }, reached) ? accept({ type: "host.injected", eventId: event.id }) : refuse("notRevealed");
    }
  }
}
