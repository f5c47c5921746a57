"use client";

import { useTranslations } from "next-intl";
import { useId, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select } from "@/components/ui/field";
import type { RoundView, SeasonView } from "@/lib/domain/groups/views";
import { REASON_MAX_CHARS } from "@/lib/protocol/groups";
import { useGroupActions, useRun } from "./group-actions";

/** Asks somebody to exchange places in a round. */
export function SwapDialog({ round, season, onClose }: { round: RoundView; season: SeasonView; onClose: () => void }) {
  const t = useTranslations("groups.swap");
  const tr = useTranslations("rotation.role");
  const tc = useTranslations("common");
  const { requestSwap } = useGroupActions();
  const { run, pending } = useRun();
  const formId = useId();
  const partners = round.cells.filter(({ userId, role, absence, swapId }) => userId !== season.me.userId && role !== null && absence === null && swapId === null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => requestSwap({ roundId: round.roundId, partnerId: String(form.get("partner")), reason: String(form.get("reason") ?? "") }), { text: t("sent"), then: onClose });
  };
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={t("title", { number: round.number })} description={t("text")}
      actions={<><Button variant="ghost" onClick={onClose}>{tc("cancel")}</Button><Button variant="ink" type="submit" form={formId} disabled={pending || partners.length === 0}>{t("submit")}</Button></>}
    >
      <form id={formId} method="post" onSubmit={submit} className="grid gap-3">
        <Field label={t("partner")}>
          <Select name="partner">
            {partners.map(({ userId, role, room }) => <option key={userId} value={userId}>{season.members.find((member) => member.userId === userId)?.name} · {role && tr(role)} {room}</option>)}
          </Select>
        </Field>
        <Field label={t("reason")}><Input name="reason" maxLength={REASON_MAX_CHARS} /></Field>
      </form>
    </Dialog>
  );
}
