"use client";

import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Failure } from "@/lib/protocol/failures";

type PasswordAction = (input: { current: string; next: string }) => Promise<Failure | null>;

/** Changes the password, then signs out: every session ends with the old password. */
export function PasswordForm({ hasPassword, action }: { hasPassword: boolean; action: PasswordAction }) {
  const t = useTranslations();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const refused = await action({ current, next }).catch((): Failure => ({ ok: false, code: "unavailable" }));
      setRefusal(refused);
      if (refused === null) await signOut({ callbackUrl: "/sign-in?changed=1" });
    });
  };
  const at = (field: "current" | "next") => (refusal?.field === field ? t(refusal.code === "invalid" ? "auth.invalid.password" : `failures.${refusal.code}`) : null);
  return (
    <form method="post" className="grid grid-cols-1 gap-3" onSubmit={submit} noValidate>
      {refusal && !refusal.field && <FormError code={refusal.code} />}
      {hasPassword && (
        <Field label={t("settings.password.current")} error={at("current")}>
          <PasswordInput name="current" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
        </Field>
      )}
      <Field label={t("settings.password.next")} hint={t("settings.password.hint")} error={at("next")}>
        <PasswordInput name="next" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
      </Field>
      <p className="text-xs text-ink-3">{t("settings.password.note")}</p>
      <SubmitButton className="justify-self-start" disabled={pending || !next}>{t(hasPassword ? "settings.password.submit" : "settings.password.set")}</SubmitButton>
    </form>
  );
}
