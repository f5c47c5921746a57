"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Select, Textarea } from "@/components/ui/field";
import { levelSchema, type Level } from "@/lib/protocol/commands";
import { REASON_MAX_CHARS } from "@/lib/protocol/limits";
import type { DebriefRowView } from "@/lib/protocol/views";
import { useDebrief, type DebriefAction } from "./use-debrief";

const CHOICES = levelSchema.options.map((option) => option.value);

/** A later level with its reason; the first one stays beside it. */
export function Revise({ row, level, action }: { row: DebriefRowView; level: Level | undefined; action: DebriefAction }) {
  const t = useTranslations("scoring.debrief");
  const common = useTranslations("common");
  const { send, sending } = useDebrief(action);
  const [open, setOpen] = useState(false);
  const [next, setNext] = useState<Level>(level ?? 3);
  const [reason, setReason] = useState("");
  async function save() {
    if (!(await send({ type: "score.revise", scope: row.scope, criterionId: row.criterionId, level: next, reason }))) return;
    setOpen(false);
    setReason("");
  }
  const actions = <><Button variant="ghost" onClick={() => setOpen(false)}>{t("cancel")}</Button><Button variant="ink" disabled={sending || reason.trim() === "" || next === level} onClick={() => void save()}>{t("save")}</Button></>;
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button size="sm" variant="ghost">{t("revise")}</Button>} title={t("reviseTitle", { criterion: row.criterion })} description={t("reviseText")} actions={actions}>
      <div className="grid grid-cols-1 gap-3">
        <Field label={t("newLevel")}>
          <Select value={String(next)} onChange={(event) => setNext(CHOICES.find((choice) => String(choice) === event.target.value) ?? next)}>
            {CHOICES.map((choice) => <option key={choice} value={choice}>{choice === "notObserved" ? common("notObserved") : `${choice} · ${row.anchors[choice - 1]}`}</option>)}
          </Select>
        </Field>
        <Field label={t("reason")} hint={t("reasonHint")}><Textarea value={reason} maxLength={REASON_MAX_CHARS} onChange={(event) => setReason(event.target.value)} /></Field>
      </div>
    </Dialog>
  );
}
