"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { AlertDialog } from "@/components/ui/dialog";
import { Button } from "@/components/ui/button";
import type { Failure } from "@/lib/protocol/failures";
import { useRun } from "./group-actions";

/** Ends the open season early, or begins another. */
export function CloseSeason({ groupId, open, close }: { groupId: string; open: string | null; close: (() => Promise<Failure | null>) | null }) {
  const t = useTranslations("groups.season");
  const tc = useTranslations("common");
  const { run, pending } = useRun();
  return (
    <div className="flex flex-wrap items-center gap-3 p-4">
      <p className="grow text-sm text-ink-2">{open === null ? t("noneText") : t("open", { name: open })}</p>
      {close && <AlertDialog trigger={<Button variant="danger" disabled={pending}>{t("close")}</Button>} title={t("closeTitle")} description={t("closeText")} cancel={tc("cancel")} confirm={t("close")} tone="danger" onConfirm={() => run(close)} />}
      <Button asChild><Link href={`/groups/${groupId}/season`}>{t("create")}</Link></Button>
    </div>
  );
}
