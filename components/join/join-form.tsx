"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { FailureCode } from "@/lib/protocol/failures";

export type JoinState = { name: string; code: FailureCode | null; field: string | null };
type JoinAction = (before: JoinState, form: FormData) => Promise<JoinState>;

/** The name to come in with. Works before the page's script has loaded. */
export function JoinForm({ action, name }: { action: JoinAction; name: string }) {
  const t = useTranslations();
  const [state, submit, pending] = useActionState(action, { name, code: null, field: null });
  const nameAtFault = state.code === "invalid" && state.field === "name";
  return (
    <form action={submit} className="grid grid-cols-1 gap-4">
      <FormError code={nameAtFault ? null : state.code} />
      <Field label={t("join.name")} hint={t("join.nameHint")} error={nameAtFault ? t("auth.invalid.name") : null}>
        <Input key={state.name} large name="name" autoComplete="name" required maxLength={40} defaultValue={state.name} />
      </Field>
      <Button type="submit" variant="ink" size="lg" disabled={pending}>{t(pending ? "join.pending" : "join.submit")}</Button>
    </form>
  );
}
