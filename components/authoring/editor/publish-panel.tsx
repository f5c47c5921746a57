"use client";

import { ArrowRight, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FormError } from "@/components/auth/form-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Field, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useToast } from "@/components/ui/toast";
import type { DraftView } from "@/lib/content/own/draft-view";
import { givenName } from "@/lib/i18n/given-name";
import type { Failure, FailureCode, Result } from "@/lib/protocol/failures";
import type { GroupChoice } from "../library/owner-choice";
import { OwnerField } from "./owner-field";

export type PublishActions = {
  setReviewer: (input: { reviewerId: string | null }) => Promise<Failure | null>;
  setReady: (input: { revision: number; ready: boolean }) => Promise<Failure | null>;
  publish: (input: { revision: number }) => Promise<Result<{ change: "added" | "updated" | "unchanged" }>>;
  retire: () => Promise<Failure | null>;
  move: (input: { groupId: string | null }) => Promise<Failure | null>;
};

type Props = { draft: DraftView; groups: readonly GroupChoice[]; revision: number; settled: boolean; complete: boolean; actions: PublishActions };
const AWAY: Failure = { ok: false, code: "unavailable" };

/** Who reviews it, whether it is ready, and whether new interviews use it as it stands. */
export function PublishPanel({ draft, groups, revision, settled, complete, actions }: Props) {
  const t = useTranslations("authoring.publish");
  const to = useTranslations("authoring.owner");
  const tl = useTranslations("authoring.list");
  const toast = useToast();
  const router = useRouter();
  const [refusal, setRefusal] = useState<FailureCode | null>(null);
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  // A change on this screen makes it a draft again before the server has said so.
  const ready = draft.status === "ready" && settled && revision === draft.revision;
  const run = (work: () => Promise<Failure | null>, done?: () => void) =>
    start(async () => {
      const refused = await work().catch(() => AWAY);
      setRefusal(refused?.code ?? null);
      if (refused === null) done?.();
      router.refresh();
    });
  const publish = () =>
    run(async () => {
      const made = await actions.publish({ revision });
      if (made.ok) toast({ text: t(made.value.change === "unchanged" ? "unchanged" : "published") });
      return made.ok ? null : made;
    });
  const reviewer = draft.reviewers.find(({ userId }) => userId === draft.reviewerId);
  const state = draft.publishedRevision === null ? "never" : draft.publishedRevision === revision && settled ? "current" : "differs";
  return (
    <div className="grid gap-3 p-4">
      <FormError code={refusal} />
      <p className="flex flex-wrap gap-1.5"><Badge tone={ready ? "ok" : "plain"} icon={ready ? Check : undefined}>{ready ? t("isReady") : reviewer && !draft.isReviewer ? t("waits", { name: givenName(reviewer.name) }) : tl("draft")}</Badge><Badge tone={state === "current" ? "ok" : "line"}>{t(state)}</Badge></p>
      {draft.may.move && <OwnerField group={draft.group} groups={groups} disabled={pending} onMove={(groupId) => run(() => actions.move({ groupId }), () => toast({ text: to("moved") }))} />}
      {draft.group && draft.may.publish && (
        <Field label={t("reviewer")}>
          <Select value={draft.reviewerId ?? ""} disabled={pending} onChange={(event) => run(() => actions.setReviewer({ reviewerId: event.target.value === "" ? null : event.target.value }))}>
            <option value="">{t("noReviewer")}</option>
            {draft.reviewers.map(({ userId, name }) => <option key={userId} value={userId}>{name}</option>)}
          </Select>
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {draft.may.review && <Button disabled={pending || !settled || (!ready && !complete)} onClick={() => run(() => actions.setReady({ revision, ready: !ready }))}>{t(ready ? "notReady" : "ready")}</Button>}
        {draft.may.publish && <Button variant="ink" disabled={pending || !ready || state === "current"} onClick={publish}>{t("publish")}</Button>}
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line-1 pt-3">
        {draft.publishedRevision !== null && <Button asChild size="sm" variant="ghost"><Link href={`/interviews/new?scenario=${draft.slug}`}>{t("start")}<Icon as={ArrowRight} size={14} /></Link></Button>}
        {draft.may.retire && <Button size="sm" variant="danger" disabled={pending} onClick={() => setAsking(true)}>{t("retire")}</Button>}
      </div>
      <Retire open={asking} onOpenChange={setAsking} onConfirm={() => run(actions.retire, () => router.push("/scenarios"))} />
    </div>
  );
}

function Retire(props: { open: boolean; onOpenChange: (open: boolean) => void; onConfirm: () => void }) {
  const t = useTranslations("authoring.publish");
  const tc = useTranslations("common");
  return <AlertDialog {...props} tone="danger" title={t("retireTitle")} description={t("retireText")} cancel={tc("cancel")} confirm={t("retire")} />;
}
