"use client";

import { useTranslations } from "next-intl";
import { useId, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select } from "@/components/ui/field";
import { instantOfText, localText } from "@/lib/domain/groups/calendar";
import type { RoundView, SeasonView } from "@/lib/domain/groups/views";
import { useGroupActions, useRun } from "./group-actions";

/** When a round is held, until when its author hands in, and who reviews that. Times are in the group's zone. */
export function RoundDialog({ round, season, onClose }: { round: RoundView; season: SeasonView; onClose: () => void }) {
  const t = useTranslations("groups.round");
  const tc = useTranslations("common");
  const { changeRound } = useGroupActions();
  const { run, pending } = useRun();
  const formId = useId();
  const { timeZone } = season;
  const [start, deadline] = [localText(timeZone, round.startsAt), round.authorDeadline === null ? "" : localText(timeZone, round.authorDeadline)];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const change = {
      revision: round.revision,
      reviewerId: text("reviewer") || null,
      ...(text("start") === start ? {} : { startsAt: instantOfText(timeZone, text("start")) }),
      ...(text("deadline") === deadline ? {} : { authorDeadline: text("deadline") === "" ? null : instantOfText(timeZone, text("deadline")) }),
    };
    run(() => changeRound(round.roundId, change), { text: t("saved"), then: onClose });
  };
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={t("title", { number: round.number })} description={t("text", { timeZone })}
      actions={<><Button variant="ghost" onClick={onClose}>{tc("cancel")}</Button><Button variant="ink" type="submit" form={formId} disabled={pending}>{tc("save")}</Button></>}
    >
      <form id={formId} method="post" onSubmit={submit} className="grid gap-3">
        <Field label={t("start")}><Input type="datetime-local" name="start" required defaultValue={start} /></Field>
        <Field label={t("deadline")} hint={t("deadlineHint")}><Input type="datetime-local" name="deadline" defaultValue={deadline} max={start} /></Field>
        <Field label={t("reviewer")} hint={t("reviewerHint")}>
          <Select name="reviewer" defaultValue={round.reviewerId ?? ""}>
            <option value="">{t("nobody")}</option>
            {season.members.filter(({ hasLeft, userId }) => !hasLeft && !answersAuthor(round, userId)).map(({ userId, name }) => <option key={userId} value={userId}>{name}</option>)}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}

/** Whoever answers an author's scenario can not review it. */
function answersAuthor({ cells }: RoundView, userId: string): boolean {
  const own = cells.find((cell) => cell.userId === userId);
  return own?.role === "candidate" && cells.some(({ role, room }) => role === "author" && room === own.room);
}
