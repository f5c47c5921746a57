"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import type { Failure, FailureCode } from "@/lib/protocol/failures";

/** Joins a group by the link that this page stands behind. */
export function JoinGroup({ join }: { join: () => Promise<Failure | null> }) {
  const t = useTranslations("groups.join");
  const [refused, setRefused] = useState<FailureCode | null>(null);
  const [pending, start] = useTransition();
  const press = () => start(async () => setRefused((await join().catch((): Failure => ({ ok: false, code: "unavailable" })))?.code ?? null));
  return <div className="grid gap-3"><FormError code={refused} /><Button variant="ink" size="lg" onClick={press} disabled={pending}>{t("submit")}</Button></div>;
}
