"use client";

import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/ui/field";
import type { ConsoleView } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";

const CHOICES = [1, 12, 24, 48, 72, 168];

/** How long scores wait for those who have not handed in; set by the interviewer before the end. */
export function SealHours({ view }: { view: ConsoleView }) {
  const t = useTranslations("scoring.sealHours");
  const { send } = useCommands();
  if (view.role !== "interviewer" || view.clock.status === "ended") return null;
  const choices = CHOICES.includes(view.sealHours) ? CHOICES : [...CHOICES, view.sealHours].sort((a, b) => a - b);
  return (
    <Field label={t("label")} hint={t("hint")}>
      <Select value={view.sealHours} onChange={(event) => void send({ type: "seal.setHours", hours: Number(event.target.value) })}>
        {choices.map((hours) => <option key={hours} value={hours}>{t("hours", { hours })}</option>)}
      </Select>
    </Field>
  );
}
