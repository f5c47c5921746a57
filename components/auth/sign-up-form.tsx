"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Failure } from "@/lib/protocol/failures";
import { enterWithPassword } from "./enter";
import { FormError } from "./form-error";
import { textsOf } from "./form-texts";

export type SignUpInput = { name: string; email: string; password: string; invite: string | null };
type SignUpAction = (input: SignUpInput) => Promise<Failure | null>;

const FIELDS = ["name", "email", "password"] as const;

/** Makes an account and signs in with it. What was typed stays after a refusal; a refusal that names a field stands at that field. */
export function SignUpForm({ action, invite, callbackUrl }: { action: SignUpAction; invite: string | null; callbackUrl: string }) {
  const t = useTranslations("auth");
  const tf = useTranslations("failures");
  const router = useRouter();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const [pending, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = textsOf(event.currentTarget, FIELDS);
    const missing = FIELDS.filter((field) => !typed[field].trim());
    setEmpty(missing);
    setRefusal(null);
    if (missing.length > 0) return;
    start(async () => {
      const refused = await action({ ...typed, invite }).catch((): Failure => ({ ok: false, code: "unavailable" }));
      setRefusal(refused);
      if (refused !== null) return;
      const entered = await enterWithPassword(typed.email, typed.password);
      router.push(entered === null ? callbackUrl : "/sign-in");
      router.refresh();
    });
  };

  const atField = FIELDS.find((field) => field === refusal?.field);
  const errorOf = (field: (typeof FIELDS)[number]) => {
    if (empty.includes(field)) return t("invalid.required");
    if (field !== atField || !refusal) return null;
    return refusal.code === "invalid" ? t(`invalid.${field}`) : tf(refusal.code);
  };

  return (
    <form method="post" className="grid grid-cols-1 gap-4" onSubmit={submit} noValidate>
      <FormError code={atField ? null : (refusal?.code ?? null)} />
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        <Input large name="name" autoComplete="name" />
      </Field>
      <Field label={t("email")} error={errorOf("email")}>
        <Input large name="email" type="email" inputMode="email" autoComplete="username" />
      </Field>
      <Field label={t("password")} hint={t("passwordHint")} error={errorOf("password")}>
        <PasswordInput large name="password" autoComplete="new-password" />
      </Field>
      <SubmitButton variant="ink" size="lg" disabled={pending}>{t(pending ? "signUp.pending" : "signUp.submit")}</SubmitButton>
    </form>
  );
}
