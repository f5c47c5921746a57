"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { Field, Input } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Failure } from "@/lib/protocol/failures";

/** The name that others see. */
export function NameForm({ name, action }: { name: string; action: (name: string) => Promise<Failure | null> }) {
  const t = useTranslations();
  const toast = useToast();
  const router = useRouter();
  const [value, setValue] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const refused = await action(value).catch((): Failure => ({ ok: false, code: "unavailable" }));
      setError(refused && (refused.code === "invalid" ? t("auth.invalid.name") : t(`failures.${refused.code}`)));
      if (refused) return;
      toast({ text: t("settings.saved") });
      router.refresh();
    });
  };
  return (
    <form method="post" className="grid grid-cols-1 gap-3" onSubmit={submit} noValidate>
      <Field label={t("settings.name")} hint={t("settings.nameHint")} error={error}>
        <Input name="name" autoComplete="name" value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <SubmitButton className="justify-self-start" disabled={pending || value.trim() === name}>{t("common.save")}</SubmitButton>
    </form>
  );
}
