"use client";

import { useTranslations } from "next-intl";
import { useId, type FormEvent } from "react";
import { useRun } from "@/components/groups/group-actions";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { Failure } from "@/lib/protocol/failures";
import { REASON_MAX_CHARS } from "@/lib/protocol/groups";

export type SaveGoal = (goal: string) => Promise<Failure | null>;

/** What the candidate wants to practise; the interviewer reads it beforehand. */
export function GoalForm({ goal, known, save }: { goal: string; /** What earlier interviews left to practise. */ known: readonly string[]; save: SaveGoal }) {
  const t = useTranslations("home.round");
  const { run, pending } = useRun();
  const listId = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(() => save(String(new FormData(event.currentTarget).get("goal") ?? "")), { text: t("goalSaved") });
  };
  return (
    <form method="post" onSubmit={send} className="mt-4 flex items-start gap-2">
      <Field label={t("goal")} hint={t("goalHint")} className="grow"><Input name="goal" maxLength={REASON_MAX_CHARS} defaultValue={goal} list={listId} /></Field>
      <datalist id={listId}>{known.map((text) => <option key={text} value={text} />)}</datalist>
      <Button type="submit" className="mt-[26px]" disabled={pending}>{t("goalSave")}</Button>
    </form>
  );
}
