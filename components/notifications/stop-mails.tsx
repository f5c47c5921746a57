"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Failure } from "@/lib/protocol/failures";

/** Ends mails, or leads to the settings where they are turned on again. */
export function StopMails({ isOn, stop }: { isOn: boolean; stop: () => Promise<Failure | null> }) {
  const t = useTranslations("notifications.unsubscribe");
  const router = useRouter();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      setRefused(await stop().catch((): Failure => ({ ok: false, code: "unavailable" })));
      router.refresh();
    });
  };
  if (!isOn) return <Button asChild><Link href="/settings">{t("settings")}</Link></Button>;
  return (
    <form method="post" onSubmit={submit} className="grid justify-items-start gap-3">
      <FormError code={refused?.code ?? null} />
      <SubmitButton variant="ink" size="lg" disabled={pending}>{t("button")}</SubmitButton>
    </form>
  );
}
