"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, useTransition } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FailureCode, Result } from "@/lib/protocol/failures";

export type KeepAction = (nodeIds: string[]) => Promise<Result<{ slug: string; kept: number; copied: boolean }>>;

/** Follow-ups that were typed in an interview, to be kept in its scenario. For its interviewers. */
export function KeepFollowUps({ followUps, keep }: { followUps: readonly { nodeId: string; prompt: string }[]; keep: KeepAction }) {
  const t = useTranslations("authoring.keep");
  const [kept, setKept] = useState<{ slug: string; kept: number; copied: boolean } | null>(null);
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const [pending, start] = useTransition();
  const submit = () =>
    start(async () => {
      const result = await keep(followUps.map(({ nodeId }) => nodeId)).catch((): Awaited<ReturnType<KeepAction>> => ({ ok: false, code: "unavailable" }));
      setRefusal(result.ok ? null : result.code);
      if (result.ok) setKept(result.value);
    });
  return (
    <Panel title={t("title")} className="mt-4">
      <div className="grid gap-3 p-4">
        <ul className="grid gap-1.5 text-sm">{followUps.map(({ nodeId, prompt }) => <li key={nodeId}>{prompt}</li>)}</ul>
        <FormError code={refusal} />
        {kept === null ? (
          <p className="flex flex-wrap items-center gap-3"><Button size="sm" disabled={pending} onClick={submit}>{t("submit")}</Button><span className="text-xs text-ink-2">{t("text")}</span></p>
        ) : (
          <p role="status" className="flex flex-wrap items-center gap-3 text-sm">{kept.kept === 0 ? t("already") : t("kept", { count: kept.kept })} {kept.copied && t("copied")}<Button asChild size="sm"><Link href={`/scenarios/${kept.slug}/edit`} prefetch={false}>{t("open")}</Link></Button></p>
        )}
      </div>
    </Panel>
  );
}
