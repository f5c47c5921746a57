"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { RoundView } from "@/lib/domain/groups/views";
import { REASON_MAX_CHARS } from "@/lib/protocol/groups";
import { useGroupActions, useRun } from "./group-actions";

type Props = { round: RoundView | null; person: { userId: string; name: string; isMe: boolean }; onClose: () => void };

/** Says that somebody does not come: to this round, or for a while. */
export function AbsenceDialog({ round, person, onClose }: Props) {
  const t = useTranslations("groups.absence");
  const tc = useTranslations("common");
  const { reportAbsence } = useGroupActions();
  const { run, pending } = useRun();
  const formId = useId();
  const [span, setSpan] = useState<"round" | "days">(round ? "round" : "days");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const when = span === "round" && round ? { roundId: round.roundId } : { fromDay: text("from"), toDay: text("to"), kind: "snooze" as const };
    run(() => reportAbsence({ userId: person.userId, reason: text("reason"), ...when }), { text: t("reported"), then: onClose });
  };
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={person.isMe ? t("title") : t("titleOther", { name: person.name })} description={t("text")}
      actions={<><Button variant="ghost" onClick={onClose}>{tc("cancel")}</Button><Button variant="ink" type="submit" form={formId} disabled={pending}>{t("submit")}</Button></>}
    >
      <form id={formId} method="post" onSubmit={submit} className="grid gap-3">
        {round && <Segmented label={t("span")} value={span} onChange={setSpan} options={[{ value: "round", label: t("round", { number: round.number }) }, { value: "days", label: t("days") }]} />}
        {span === "days" && (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t("from")}><Input type="date" name="from" required defaultValue={round?.day} /></Field>
            <Field label={t("to")}><Input type="date" name="to" required defaultValue={round?.day} /></Field>
          </div>
        )}
        <Field label={t("reason")} hint={t("reasonHint")}><Input name="reason" maxLength={REASON_MAX_CHARS} /></Field>
      </form>
    </Dialog>
  );
}
