"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Field, Input, Select } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { Failure } from "@/lib/protocol/failures";
import { localeSchema, type Locale } from "@/lib/protocol/roles";

export type Notifications = { email: boolean; timeZone: string; locale: Locale; quietFrom: number; quietTo: number };

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Mails about rounds: whether, in which language, and when not. */
export function NotificationSettings({ settings, timeZones, action }: { settings: Notifications; timeZones: readonly string[]; action: (settings: Notifications) => Promise<Failure | null> }) {
  const t = useTranslations("notifications.settings");
  const tf = useTranslations("failures");
  const tc = useTranslations("common");
  const toast = useToast();
  const [email, setEmail] = useState(settings.email);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    start(async () => {
      const next = { email, locale: localeSchema.parse(text("locale")), timeZone: text("timeZone"), quietFrom: minutes(text("quietFrom")), quietTo: minutes(text("quietTo")) };
      const refused = await action(next).catch((): Failure => ({ ok: false, code: "unavailable" }));
      toast(refused ? { text: tf(refused.code), tone: "bad" } : { text: t("saved") });
    });
  };
  return (
    <form method="post" className="grid grid-cols-1 gap-3 p-4" onSubmit={submit}>
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span className="font-medium">{t("email")}</span>
        <Segmented label={t("email")} value={email ? "on" : "off"} onChange={(value) => setEmail(value === "on")} options={(["on", "off"] as const).map((value) => ({ value, label: t(value) }))} />
      </div>
      <Field label={t("language")}>
        <Select name="locale" defaultValue={settings.locale}>{localeSchema.options.map((locale) => <option key={locale} value={locale}>{t(locale)}</option>)}</Select>
      </Field>
      <Field label={t("timeZone")}>
        <Select name="timeZone" defaultValue={settings.timeZone}>{[...new Set([settings.timeZone, ...timeZones])].map((zone) => <option key={zone}>{zone}</option>)}</Select>
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("quietFrom")}><Input type="time" name="quietFrom" required defaultValue={clock(settings.quietFrom)} /></Field>
        <Field label={t("quietTo")}><Input type="time" name="quietTo" required defaultValue={clock(settings.quietTo)} /></Field>
      </div>
      <p className="text-xs text-ink-3">{t("note")}</p>
      <SubmitButton className="justify-self-start" disabled={pending}>{tc("save")}</SubmitButton>
    </form>
  );
}
