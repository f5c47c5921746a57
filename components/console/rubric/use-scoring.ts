"use client";

import { useState } from "react";
import type { Level } from "@/lib/protocol/commands";
import type { ConsoleView, ScoreView } from "@/lib/protocol/views";
import { isPending, settle, type Pending } from "../commands/pending";
import { useCommands } from "../commands/use-commands";
import { criteriaOf, levelOf, moveCriterion, pressedLevel, type Scope } from "./rubric";

export type ScoringUi = {
  /** The view with levels that are on their way already in it. */
  view: ConsoleView;
  scope: Scope;
  /** Question whose criteria can be switched to; null where it has none. */
  questionScope: string | null;
  setScope(scope: Scope): void;
  /** Follow-up before which the shown question's answer is scored; null for the answer as it ends. */
  before: string | null;
  setBefore(followUpId: string | null): void;
  activeId: string | null;
  activate(criterionId: string): void;
  /** Opens a criterion of another scope. */
  activateIn(scope: Scope, criterionId: string): void;
  move(step: 1 | -1): void;
  /** Presses a level of the active criterion; pressing the level it has clears it. */
  press(level: Level): void;
  set(criterionId: string, level: Level | null): void;
  readOnly: boolean;
};

/** Own levels: shown at once, settled by the server's answer and the view that follows it. */
export function useScoring(view: ConsoleView, questionId: string | null): ScoringUi {
  const { send } = useCommands();
  const [pending, setPending] = useState<Readonly<Record<string, Pending<Change>>>>({});
  const [wanted, setWanted] = useState<"interview" | "question">("interview");
  const [active, setActive] = useState<Readonly<Record<string, string>>>({});
  const questionScope = questionId !== null && criteriaOf(view, questionId).length > 0 ? questionId : null;
  const [wantedBefore, setBefore] = useState<string | null>(null);
  const asked = view.questions.find((question) => question.nodeId === questionScope)?.followUps ?? [];
  const before = asked.some((followUp) => followUp.nodeId === wantedBefore && followUp.revealedClockMs !== null) ? wantedBefore : null;
  const scope: Scope = wanted === "question" && questionScope !== null ? (before ?? questionScope) : "interview";
  const criteria = criteriaOf(view, scope);
  const shown = { ...view, scores: withChanges(view, Object.values(pending)) };
  const activeId = criteria.some((criterion) => criterion.id === active[scope]) ? (active[scope] ?? null) : (criteria[0]?.id ?? null);
  const readOnly = view.submitted || view.result !== null || view.clock.status === "lobby";

  async function set(criterionId: string, level: Level | null) {
    if (readOnly) return;
    const key = `${scope}/${criterionId}`;
    const change: Pending<Change> = { value: { scope, criterionId, level }, seq: null };
    setPending((all) => ({ ...all, [key]: change }));
    const settled = settle(change, await send({ type: "score.set", scope, criterionId, level }));
    setPending((all) => (all[key] === change ? replaced(all, key, settled) : all));
  }
  const activate = (criterionId: string) => setActive((all) => ({ ...all, [scope]: criterionId }));
  return {
    view: shown,
    scope,
    questionScope,
    before: wanted === "question" ? before : null,
    setBefore(followUpId) {
      setBefore(followUpId);
      if (followUpId !== null) setWanted("question");
    },
    setScope: (next) => setWanted(next === "interview" ? "interview" : "question"),
    activeId,
    activate,
    activateIn(next, criterionId) {
      setWanted(next === "interview" ? "interview" : "question");
      setBefore(null);
      setActive((all) => ({ ...all, [next]: criterionId }));
    },
    move(step) {
      const next = moveCriterion(criteria, activeId, step);
      if (next !== null) activate(next);
    },
    press(level) {
      if (activeId !== null) void set(activeId, pressedLevel(levelOf(shown.scores, scope, activeId), level));
    },
    set: (criterionId, level) => void set(criterionId, level),
    readOnly,
  };
}

type Change = { scope: Scope; criterionId: string; level: Level | null };

function withChanges(view: ConsoleView, changes: Pending<Change>[]): ScoreView[] {
  const open = changes.filter((change) => isPending(change, view.seq)).map((change) => change.value);
  const same = (score: ScoreView, change: Change) => score.scope === change.scope && score.criterionId === change.criterionId;
  return [
    ...view.scores.filter((score) => !open.some((change) => same(score, change))),
    ...open.flatMap(({ level, ...rest }) => (level === null ? [] : [{ ...rest, level, clockMs: view.clock.elapsedMs }])),
  ];
}

function replaced<T>(all: Readonly<Record<string, T>>, key: string, value: T | null): Readonly<Record<string, T>> {
  const { [key]: _before, ...rest } = all;
  return value === null ? rest : { ...rest, [key]: value };
}
