"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { Field, Input, Select, Textarea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { GROUP_NAME_MAX_CHARS, type GroupSettingsView } from "@/lib/protocol/groups";
import { INTERVIEW_MAX_MINUTES, INTERVIEW_MIN_MINUTES } from "@/lib/protocol/limits";
import type { Failure, Result } from "@/lib/protocol/failures";
import { timeText } from "./time-text";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type Props = { settings: GroupSettingsView; timeZones: readonly string[]; submit: string; save: (input: GroupSettingsView) => Promise<Failure | Result<{ groupId: string }> | null> };

/** Name, weekly slot and holidays of a group; new groups and changed ones. */
export function GroupForm({ settings, timeZones, submit, save }: Props) {
  const t = useTranslations("groups.form");
  const router = useRouter();
  const toast = useToast();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = inputOf(new FormData(event.currentTarget));
    start(async () => {
      const result = await save(input).catch((): Failure => ({ ok: false, code: "unavailable" }));
      setRefused(result && !result.ok ? result : null);
      if (result && !result.ok) return;
      if (result?.ok) return router.push(`/groups/${result.value.groupId}`);
      toast({ text: t("saved") });
      router.refresh();
    });
  };
  const at = (field: string) => (refused?.field?.startsWith(field) ? t("check") : null);
  return (
    <form method="post" onSubmit={send} className="grid gap-4 p-4">
      <FormError code={refused?.code ?? null} />
      <Field label={t("name")} error={at("name")}><Input name="name" required maxLength={GROUP_NAME_MAX_CHARS} defaultValue={settings.name} /></Field>
      <div className="grid gap-4 tablet:grid-cols-3">
        <Field label={t("weekday")}><Select name="weekday" defaultValue={settings.slotWeekday}>{WEEKDAYS.map((day) => <option key={day} value={day}>{t(`weekdays.${day}`)}</option>)}</Select></Field>
        <Field label={t("time")} error={at("slotMinute")}><Input type="time" name="time" required defaultValue={timeText(settings.slotMinute)} /></Field>
        <Field label={t("minutes")} error={at("roundMinutes")}><Input type="number" name="minutes" required min={INTERVIEW_MIN_MINUTES} max={INTERVIEW_MAX_MINUTES} defaultValue={settings.roundMinutes} /></Field>
        <Field label={t("timeZone")} error={at("timeZone")}><Select name="timeZone" defaultValue={settings.timeZone}>{timeZones.map((zone) => <option key={zone}>{zone}</option>)}</Select></Field>
        <Field label={t("locale")}><Select name="locale" defaultValue={settings.locale}><option value="ko">한국어</option><option value="en">English</option></Select></Field>
      </div>
      <Field label={t("holidays")} hint={t("holidaysHint")} error={at("holidays")}><Textarea name="holidays" rows={4} defaultValue={settings.holidays.map(({ day, name }) => `${day} ${name}`).join("\n")} /></Field>
      <SubmitButton variant="ink" className="justify-self-start" disabled={pending}>{submit}</SubmitButton>
    </form>
  );
}

function inputOf(form: FormData): GroupSettingsView {
  const text = (name: string) => String(form.get(name) ?? "");
  const [hour = 0, minute = 0] = text("time").split(":").map(Number);
  const lines = text("holidays").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return {
    name: text("name"),
    timeZone: text("timeZone"),
    locale: text("locale") === "en" ? "en" : "ko",
    slotWeekday: Number(text("weekday")),
    slotMinute: hour * 60 + minute,
    roundMinutes: Number(text("minutes")),
    holidays: lines.map((line) => ({ day: line.slice(0, 10), name: line.slice(10).trim() || line.slice(0, 10) })),
  };
}
