"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FailureCode } from "@/lib/protocol/failures";
import { enterWithPassword } from "./enter";
import { FormError } from "./form-error";
import { textsOf } from "./form-texts";

const FIELDS = ["email", "password"] as const;

/** Email and password. What was typed stays after a refusal, and what was typed before the script loaded counts. */
export function SignInForm({ callbackUrl, initialError }: { callbackUrl: string; initialError: FailureCode | null }) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [error, setError] = useState(initialError);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const [pending, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = textsOf(event.currentTarget, FIELDS);
    const missing = FIELDS.filter((field) => !typed[field].trim());
    setEmpty(missing);
    if (missing.length > 0) return;
    start(async () => {
      const refusal = await enterWithPassword(typed.email, typed.password);
      setError(refusal);
      if (refusal !== null) return;
      router.push(callbackUrl);
      router.refresh();
    });
  };

  const errorOf = (field: (typeof FIELDS)[number]) => (empty.includes(field) ? t("invalid.required") : null);
  return (
    <form method="post" className="grid grid-cols-1 gap-4" onSubmit={submit} noValidate>
      <FormError code={error} />
      <Field label={t("email")} error={errorOf("email")}>
        <Input large name="email" type="email" autoComplete="username" inputMode="email" />
      </Field>
      <Field label={t("password")} error={errorOf("password")}>
        <PasswordInput large name="password" autoComplete="current-password" />
      </Field>
      <SubmitButton variant="ink" size="lg" disabled={pending}>{t(pending ? "signIn.pending" : "signIn.submit")}</SubmitButton>
    </form>
  );
}
