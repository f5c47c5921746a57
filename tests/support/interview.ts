import { randomUUID } from "node:crypto";
import type { Scenario } from "@/lib/content/schema";
import { apply } from "@/lib/domain/interview/apply";
import { decide } from "@/lib/domain/interview/decide";
import { decideSystem } from "@/lib/domain/interview/decide-system";
import type { Outcome } from "@/lib/domain/interview/decision";
import { initialState, type InterviewState } from "@/lib/domain/interview/state";
import type { SystemCommand } from "@/lib/domain/interview/system-commands";
import type { Viewer } from "@/lib/domain/permissions";
import { commandSchema, type Command } from "@/lib/protocol/commands";
import type { JournalEntry } from "@/lib/protocol/events";
import type { Role } from "@/lib/protocol/roles";
import { aScenario } from "./scenario";

/** An interview without a server: the rules alone, with a clock that the test moves. */
export class RuleInterview {
  state: InterviewState = initialState();
  journal: JournalEntry[] = [];
  now = 1_700_000_000_000;
  readonly interviewId = randomUUID();

  constructor(readonly scenario: Scenario = aScenario()) {
    this.system({ type: "interview.create", plannedMinutes: scenario.minutes });
  }

  admit(role: Role, name: string = role): Viewer {
    const viewer = { participantId: randomUUID(), interviewId: this.interviewId, role, name, userId: null };
    this.system({ type: "participant.admit", participantId: viewer.participantId, name, role, userId: null });
    return viewer;
  }

  /** Lets time pass, in milliseconds. */
  wait(ms: number): void {
    this.now += ms;
  }

  do(actor: Viewer, command: Command): Outcome {
    const parsed = commandSchema.parse(command);
    return this.record(actor.participantId, decide({ state: this.state, scenario: this.scenario, actor, command: parsed, at: this.now }));
  }

  system(command: SystemCommand): Outcome {
    return this.record(null, decideSystem(this.state, command, this.now));
  }

  /** Reveals a node and lets the undo window pass. */
  reveal(actor: Viewer, nodeId: string): void {
    const revealId = randomUUID();
    const outcome = this.do(actor, { type: "node.reveal", revealId, nodeId });
    if (!outcome.ok) throw new Error(`reveal of ${nodeId} refused: ${outcome.code}`);
    this.wait(2_000);
    this.system({ type: "reveal.complete", revealId });
  }

  private record(actorId: string | null, outcome: Outcome): Outcome {
    if (!outcome.ok) return outcome;
    const commandId = randomUUID();
    for (const event of outcome.events) {
      const entry: JournalEntry = { seq: this.state.seq + 1, at: this.now, actorId, commandId, event };
      this.journal.push(entry);
      this.state = apply(this.state, entry);
    }
    return outcome;
  }
}

/** A live interview with an interviewer, a candidate and an observer. */
export function aLiveInterview(scenario?: Scenario) {
  const interview = new RuleInterview(scenario);
  const interviewer = interview.admit("interviewer", "서연");
  const candidate = interview.admit("candidate", "민재");
  const observer = interview.admit("observer", "지호");
  interview.do(interviewer, { type: "interview.start" });
  return { interview, interviewer, candidate, observer };
}
