import type { Cited } from "@/lib/protocol/commands";
import { CITATIONS_MAX } from "@/lib/protocol/limits";
import { scopeOf, scoredCriteria } from "../scoring/scopes";
import { isSealed, isSettled } from "../scoring/seal";
import { isCitation } from "./apply-scoring";
import { accept, refuse, type CommandOf, type Decision, type Outcome } from "./decision";
import { findNode } from "./outline";
import { isRevealed, scoreKey, type InterviewState } from "./state";

type ScoringCommand = CommandOf<"score.set" | "score.cite" | "score.uncite" | "followUp.judge" | "scores.submit" | "seal.setHours" | "score.revise">;

/** How raters judge: blind and freely until they hand in, afterwards only in the open and with a reason. */
export function decideScoring(input: Decision<ScoringCommand>): Outcome {
  const { state, actor, command, at } = input;
  switch (command.type) {
    case "score.set":
      return decideLevel({ ...input, command });
    case "score.revise":
      return decideRevision({ ...input, command });
    case "score.cite":
    case "score.uncite":
      return decideCitation({ ...input, command });
    case "followUp.judge":
      return decideJudgement({ ...input, command });
    case "scores.submit":
      if (state.status !== "ended") return refuse("interviewNotEnded");
      if (actor.participantId in state.submitted) return accept();
      return isSealed(state, at) ? accept({ type: "scores.submitted" }) : refuse("alreadySubmitted");
    case "seal.setHours":
      // After the end a shorter deadline would open scores that others still owe.
      if (state.status === "ended") return refuse("interviewEnded");
      return state.sealHours === command.hours ? accept() : accept({ type: "seal.hoursSet", hours: command.hours });
  }
}

type Scored = { scope: string; criterionId: string };

/** Why this can not be scored at all; null where it can. */
function unscorable({ state, scenario }: Pick<Decision<unknown>, "state" | "scenario">, { scope, criterionId }: Scored): Outcome | null {
  if (state.status === "lobby") return refuse("interviewNotStarted");
  const criteria = scoredCriteria(scenario, state, scope);
  if (!criteria?.some((criterion) => criterion.id === criterionId)) return refuse("notFound", "criterionId");
  return scope !== "interview" && !isRevealed(state, scope) ? refuse("notRevealed") : null;
}

function levelOf(state: InterviewState, raterId: string, { scope, criterionId }: Scored) {
  return state.scores[raterId]?.[scoreKey(scope, criterionId)]?.level ?? null;
}

function decideLevel(input: Decision<CommandOf<"score.set">>): Outcome {
  const { state, actor, command, at } = input;
  const { scope, criterionId, level } = command;
  if (state.status !== "lobby" && isSettled(state, actor.participantId, at)) return refuse("alreadySubmitted");
  const refused = unscorable(input, command);
  if (refused) return refused;
  return levelOf(state, actor.participantId, command) === level ? accept() : accept({ type: "score.set", scope, criterionId, level });
}

function decideRevision(input: Decision<CommandOf<"score.revise">>): Outcome {
  const { state, actor, command, at } = input;
  const { scope, criterionId, level, reason } = command;
  if (isSealed(state, at)) return refuse(actor.participantId in state.submitted ? "alreadySubmitted" : "scoresSealed");
  const refused = unscorable(input, command);
  if (refused) return refused;
  return levelOf(state, actor.participantId, command) === level ? accept() : accept({ type: "score.revised", scope, criterionId, level, reason });
}

function decideCitation(input: Decision<CommandOf<"score.cite" | "score.uncite">>): Outcome {
  const { state, actor, command, at } = input;
  const { type, scope, criterionId, evidence } = command;
  const cited = state.citations.some((citation) => isCitation(citation, actor.participantId, command));
  if (type === "score.uncite") {
    if (!cited) return accept();
    return isSettled(state, actor.participantId, at) ? refuse("alreadySubmitted") : accept({ type: "score.uncited", scope, criterionId, evidence });
  }
  const refused = unscorable(input, command);
  if (refused || cited) return refused ?? accept();
  if (!exists(state, actor.participantId, evidence)) return refuse("notFound", "evidence");
  const own = state.citations.filter((citation) => citation.raterId === actor.participantId && citation.scope === scope && citation.criterionId === criterionId);
  return own.length >= CITATIONS_MAX ? refuse("tooMany") : accept({ type: "score.cited", scope, criterionId, evidence });
}

/** Pins and notes have to be the rater's own; runs and the host are everybody's. */
function exists(state: InterviewState, raterId: string, { kind, id }: Cited): boolean {
  switch (kind) {
    case "pin":
      return state.pins.some((pin) => pin.evidenceId === id && pin.authorId === raterId);
    case "note":
      return state.notes.some((note) => note.noteId === id && note.authorId === raterId);
    case "run":
      return state.runs.some((run) => run.runId === id);
    case "host":
      return state.host.entries.some((entry) => entry.entryId === id);
  }
}

function decideJudgement({ state, scenario, actor, command, at }: Decision<CommandOf<"followUp.judge">>): Outcome {
  const { nodeId, outcome } = command;
  const node = findNode(scenario, state, nodeId);
  if (node === null || scopeOf(scenario, state, nodeId)?.kind !== "before") return refuse("notFound", "nodeId");
  if (!isRevealed(state, nodeId) && !(nodeId in state.selfFound)) return refuse("notRevealed");
  if (isSettled(state, actor.participantId, at)) return refuse("alreadySubmitted");
  return (state.outcomes[actor.participantId]?.[nodeId] ?? null) === outcome ? accept() : accept({ type: "followUp.judged", nodeId, outcome });
}
