import type { Finding, RunEvidence } from "@/lib/protocol/evidence";
import type { HostResult } from "@/lib/protocol/host";
import type { Role } from "@/lib/protocol/roles";

/** What the server itself does to an interview. It takes the same pipeline as a person's command and is never accepted from a socket. */
export type SystemCommand =
  | { type: "interview.create"; plannedMinutes: number }
  | { type: "participant.admit"; participantId: string; name: string; role: Role; userId: string | null }
  | { type: "reveal.complete"; revealId: string }
  | { type: "run.finish"; runId: string; evidence: RunEvidence }
  | { type: "run.lint"; runId: string; findings: Finding[] }
  | { type: "run.fail"; runId: string; code: "runnerUnavailable" | "unavailable" }
  | { type: "host.respond"; entryId: string; result: HostResult }
  | { type: "host.fail"; entryId: string };

export type SystemCommandType = SystemCommand["type"];
