"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import type { FailureCode } from "@/lib/protocol/failures";
import { enterWithPassword } from "./enter";
import { FormError } from "./form-error";

/** Email and password. What was typed stays after a refusal. */
export function SignInForm({ callbackUrl, initialError }: { callbackUrl: string; initialError: FailureCode | null }) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState(initialError);
  const [checked, setChecked] = useState(false);
  const [pending, start] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!email.trim() || !password) return;
    start(async () => {
      const refusal = await enterWithPassword(email, password);
      setError(refusal);
      if (refusal !== null) return;
      router.push(callbackUrl);
      router.refresh();
    });
  };

  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <FormError code={error} />
      <Field label={t("email")} error={checked && !email.trim() ? t("invalid.required") : null}>
        <Input large name="email" type="email" autoComplete="username" inputMode="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label={t("password")} error={checked && !password ? t("invalid.required") : null}>
        <PasswordInput large name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Button type="submit" variant="ink" size="lg" disabled={pending}>{t(pending ? "signIn.pending" : "signIn.submit")}</Button>
    </form>
  );
}
