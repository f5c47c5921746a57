import type { InterviewEvent } from "@/lib/protocol/events";
import type { HostEntry, HostHappening, InterviewState } from "./state";

export type HostInterviewEvent = Extract<InterviewEvent, { type: `host.${string}` }>;

/** The host's part of the fold. */
export function applyHost(state: InterviewState, event: HostInterviewEvent, stamp: { actorId: string | null }, clockMs: number): InterviewState {
  const { host } = state;
  switch (event.type) {
    case "host.commanded": {
      const entry: HostEntry = { entryId: event.entryId, actorId: stamp.actorId, line: event.line, clockMs, state: "queued", result: null, answers: [] };
      return { ...state, host: { ...host, entries: [...host.entries, entry] } };
    }
    case "host.responded": {
      const after = withEntry(state, event.entryId, () => ({ state: "done", result: event.result }));
      return event.result.sets.reduce((next, eventId) => happened(next, { eventId, clockMs }), after);
    }
    case "host.failed":
      return withEntry(state, event.entryId, () => ({ state: "failed" }));
    case "host.cancelled":
      return withEntry(state, event.entryId, () => ({ state: "cancelled" }));
    case "host.answered":
      return withEntry(state, event.entryId, ({ answers }) => ({ answers: [...answers, { text: event.text, clockMs }] }));
    case "host.injected":
      return happened(state, { eventId: event.eventId, clockMs });
  }
}

function withEntry(state: InterviewState, entryId: string, change: (entry: HostEntry) => Partial<HostEntry>): InterviewState {
  const entries = state.host.entries.map((entry) => (entry.entryId === entryId ? { ...entry, ...change(entry) } : entry));
  return { ...state, host: { ...state.host, entries } };
}

function happened(state: InterviewState, happening: HostHappening): InterviewState {
  if (state.host.happened.some(({ eventId }) => eventId === happening.eventId)) return state;
  return { ...state, host: { ...state.host, happened: [...state.host.happened, happening] } };
}
