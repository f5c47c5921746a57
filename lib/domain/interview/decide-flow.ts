import { accept, notOpen, refuse, type CommandOf, type Decision, type Outcome } from "./decision";

type FlowCommand = CommandOf<"interview.start" | "interview.pause" | "interview.resume" | "interview.end" | "participant.remove" | "interviewerTyping.set">;

/** Lobby -> live <-> paused -> ended, and who takes part. */
export function decideFlow({ state, actor, command }: Decision<FlowCommand>): Outcome {
  switch (command.type) {
    case "interview.start":
      if (state.status === "ended") return refuse("interviewEnded");
      return state.status === "lobby" ? accept({ type: "interview.started" }) : accept();
    case "interview.pause":
      return notOpen(state) ?? (state.status === "live" ? accept({ type: "interview.paused" }) : accept());
    case "interview.resume":
      return notOpen(state) ?? (state.status === "paused" ? accept({ type: "interview.resumed" }) : accept());
    case "interview.end": {
      if (state.status === "lobby") return refuse("interviewNotStarted");
      if (state.status === "ended") return accept();
      const undone = Object.values(state.pending).map(({ revealId, nodeId }) => ({ type: "reveal.undone", revealId, nodeId }) as const);
      return accept(...undone, { type: "interview.ended" });
    }
    case "interviewerTyping.set":
      return notOpen(state) ?? (state.interviewerTyping === command.allowed ? accept() : accept({ type: "interviewerTyping.set", allowed: command.allowed }));
    case "participant.remove": {
      const person = state.participants[command.participantId];
      if (!person) return refuse("notFound");
      if (person.participantId === actor.participantId) return refuse("invalid", "participantId");
      return person.removed ? accept() : accept({ type: "participant.removed", participantId: person.participantId });
    }
  }
}
