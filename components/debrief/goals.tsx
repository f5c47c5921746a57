"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { newId } from "@/lib/client/new-id";
import { GOAL_MAX_CHARS, GOALS_MAX } from "@/lib/protocol/limits";
import type { GoalView } from "@/lib/protocol/views";
import { useDebrief, type DebriefAction } from "./use-debrief";

/** What the candidate practises until next time; everybody in the talk can add, the candidate's home shows what is open. */
export function Goals({ goals, canRemoveAll, action }: { goals: readonly GoalView[]; canRemoveAll: boolean; action: DebriefAction }) {
  const t = useTranslations("scoring.debrief");
  const { send, sending } = useDebrief(action);
  const [text, setText] = useState("");
  async function add() {
    if (await send({ type: "goal.add", goalId: newId(), text })) setText("");
  }
  return (
    <Panel title={t("goals")}>
      <div className="grid grid-cols-1 gap-2 p-4 text-sm">
        {goals.length === 0 && <p className="text-ink-3">{t("goalsNone")}</p>}
        <ul className="gl">
          {goals.map((goal) => (
            <li key={goal.goalId}>
              <input type="checkbox" aria-label={t("goalDone", { text: goal.text })} checked={goal.done} disabled={sending} onChange={(event) => void send({ type: "goal.complete", goalId: goal.goalId, done: event.target.checked })} />
              <span className={goal.done ? "tx done" : "tx"}>{goal.text}<small>{t("goalBy", { name: goal.author })}</small></span>
              {(goal.mine || canRemoveAll) && <IconButton size="sm" label={t("goalRemove", { text: goal.text })} disabled={sending} onClick={() => void send({ type: "goal.remove", goalId: goal.goalId })}><Icon as={X} size={12} /></IconButton>}
            </li>
          ))}
        </ul>
        {goals.length < GOALS_MAX && (
          <form className="flex gap-2" onSubmit={(event) => { event.preventDefault(); void add(); }}>
            <Field label={t("goal")} hideLabel className="grow"><Input value={text} maxLength={GOAL_MAX_CHARS} placeholder={t("goal")} onChange={(event) => setText(event.target.value)} /></Field>
            <Button type="submit" disabled={sending || text.trim() === ""}>{t("goalAdd")}</Button>
          </form>
        )}
      </div>
    </Panel>
  );
}
