"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import type { Failure } from "@/lib/protocol/failures";
import { enterWithPassword } from "./enter";
import { FormError } from "./form-error";

export type SignUpInput = { name: string; email: string; password: string; invite: string | null };
type SignUpAction = (input: SignUpInput) => Promise<Failure | null>;

const FIELDS = ["name", "email", "password"] as const;

/** Makes an account and signs in with it. What was typed stays after a refusal; a refusal that names a field stands at that field. */
export function SignUpForm({ action, invite, callbackUrl }: { action: SignUpAction; invite: string | null; callbackUrl: string }) {
  const t = useTranslations("auth");
  const tf = useTranslations("failures");
  const router = useRouter();
  const [values, setValues] = useState({ name: "", email: "", password: "" });
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [pending, start] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const refused = await action({ ...values, invite }).catch((): Failure => ({ ok: false, code: "unavailable" }));
      setRefusal(refused);
      if (refused !== null) return;
      const entered = await enterWithPassword(values.email, values.password);
      router.push(entered === null ? callbackUrl : "/sign-in");
      router.refresh();
    });
  };

  const atField = FIELDS.find((field) => field === refusal?.field);
  const errorOf = (field: (typeof FIELDS)[number]) => {
    if (field !== atField || !refusal) return null;
    return refusal.code === "invalid" ? t(`invalid.${field}`) : tf(refusal.code);
  };
  const set = (field: (typeof FIELDS)[number]) => (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value });

  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <FormError code={atField ? null : (refusal?.code ?? null)} />
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        <Input large name="name" autoComplete="name" value={values.name} onChange={set("name")} />
      </Field>
      <Field label={t("email")} error={errorOf("email")}>
        <Input large name="email" type="email" inputMode="email" autoComplete="username" value={values.email} onChange={set("email")} />
      </Field>
      <Field label={t("password")} hint={t("passwordHint")} error={errorOf("password")}>
        <PasswordInput large name="password" autoComplete="new-password" value={values.password} onChange={set("password")} />
      </Field>
      <Button type="submit" variant="ink" size="lg" disabled={pending}>{t(pending ? "signUp.pending" : "signUp.submit")}</Button>
    </form>
  );
}
