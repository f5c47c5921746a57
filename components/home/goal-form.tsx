"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useRun } from "@/components/groups/group-actions";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { Failure } from "@/lib/protocol/failures";
import { REASON_MAX_CHARS } from "@/lib/protocol/groups";

export type SaveGoal = (goal: string) => Promise<Failure | null>;

/** What the candidate wants to practise; the interviewer reads it beforehand. */
export function GoalForm({ goal, save }: { goal: string; save: SaveGoal }) {
  const t = useTranslations("home.round");
  const { run, pending } = useRun();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(() => save(String(new FormData(event.currentTarget).get("goal") ?? "")), { text: t("goalSaved") });
  };
  return (
    <form method="post" onSubmit={send} className="mt-4 flex flex-wrap items-end gap-2">
      <Field label={t("goal")} hint={t("goalHint")} className="grow"><Input name="goal" maxLength={REASON_MAX_CHARS} defaultValue={goal} /></Field>
      <Button type="submit" disabled={pending}>{t("goalSave")}</Button>
    </form>
  );
}
