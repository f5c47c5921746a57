"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { Field, Input, Select } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { GROUP_NAME_MAX_CHARS, SEASON_MAX_ROUNDS } from "@/lib/protocol/groups";
import type { Failure } from "@/lib/protocol/failures";

type Input = { name: string; firstDay: string; rounds: number; roomSize: number; authorRooms: number };

/** A new season: its rounds stand in the weekly slot from its first day on. */
export function SeasonForm({ groupId, today, create }: { groupId: string; today: string; create: (input: Input) => Promise<Failure | null> }) {
  const t = useTranslations("groups.season");
  const router = useRouter();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    start(async () => {
      const result = await create({ name: String(form.get("name")), firstDay: String(form.get("firstDay")), rounds: number("rounds"), roomSize: number("roomSize"), authorRooms: number("authorRooms") })
        .catch((): Failure => ({ ok: false, code: "unavailable" }));
      setRefused(result);
      if (result === null) router.push(`/groups/${groupId}`);
    });
  };
  return (
    <form method="post" onSubmit={send} className="grid gap-4 p-4">
      {refused?.code === "conflict" ? <p role="alert" className="text-sm text-kkok-fg">{t("stillOpen")}</p> : <FormError code={refused?.code ?? null} />}
      <Field label={t("name")}><Input name="name" required maxLength={GROUP_NAME_MAX_CHARS} placeholder={t("namePlaceholder")} /></Field>
      <div className="grid items-start gap-4 tablet:grid-cols-2">
        <Field label={t("firstDay")} hint={t("firstDayHint")}><Input type="date" name="firstDay" required min={today} defaultValue={today} /></Field>
        <Field label={t("rounds")}><Input type="number" name="rounds" required min={1} max={SEASON_MAX_ROUNDS} defaultValue={10} /></Field>
        <Field label={t("roomSize")}><Select name="roomSize" defaultValue={3}>{[2, 3, 4].map((size) => <option key={size} value={size}>{t("people", { count: size })}</option>)}</Select></Field>
        <Field label={t("authorRooms")} hint={t("authorRoomsHint")}><Select name="authorRooms" defaultValue={0}>{[0, 1, 2].map((count) => <option key={count} value={count}>{t("roomCount", { count })}</option>)}</Select></Field>
      </div>
      <SubmitButton variant="ink" className="justify-self-start" disabled={pending}>{t("submit")}</SubmitButton>
    </form>
  );
}
