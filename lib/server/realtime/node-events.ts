import type { Cursor, QueuePlace } from "@/lib/protocol/frames";
import type { Role } from "@/lib/protocol/roles";

/** A window as other nodes need to know it. */
export type Window = { participantId: string; role: Role; latencyMs: number | null };
/** Which window of a person writes. The greater stamp wins, on every node alike. */
export type Writer = { windowId: string; stamp: number };
/** What one node holds of one interview. Without windows it holds nothing any more. */
export type RoomReport = { interviewId: string; seq: number; windows: Window[]; writers: Record<string, Writer> };
/** The line before Enter on a terminal. */
export type HostDraft = { participantId: string; line: string };
export type Caret = Cursor & { participantId: string; name: string };

/** What nodes tell each other through socket.io's adapter: hints about what stands in Postgres, and what is fleeting. */
export type NodeEvents = {
  beat: (node: string) => void;
  leave: (node: string) => void;
  /** `ask`: whoever has people in these rooms too answers with a report of its own. */
  rooms: (node: string, reports: RoomReport[], ask: boolean) => void;
  /** These interviews' journals have grown to these positions. */
  journaled: (heads: [interviewId: string, seq: number][]) => void;
  hostDraft: (interviewId: string, draft: HostDraft) => void;
  queuePlace: (interviewId: string, place: QueuePlace) => void;
  caret: (interviewId: string, caret: Caret) => void;
};
