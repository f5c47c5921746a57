"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { LinkBox } from "@/components/ui/link-box";
import { Segmented } from "@/components/ui/segmented";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";
import type { SignUpMode } from "@/lib/protocol/lists";

type Props = {
  mode: SignUpMode;
  setMode: (mode: SignUpMode) => Promise<Failure | null>;
  makeInvite: () => Promise<Result<{ url: string; expiresAt: number }>>;
};

/** For those who administer: who may sign up, and links for single people. */
export function SignUpSettings({ mode, setMode, makeInvite }: Props) {
  const t = useTranslations();
  const format = useFormatter();
  const toast = useToast();
  const [shown, setShown] = useState(mode);
  const [invite, setInvite] = useState<{ url: string; expiresAt: number } | null>(null);
  const [pending, start] = useTransition();
  const refuse = (code: Failure["code"]) => toast({ text: t(`failures.${code}`), tone: "bad" });

  const choose = (next: SignUpMode) => {
    setShown(next);
    start(async () => {
      const refused = await setMode(next).catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (!refused) return toast({ text: t("settings.saved") });
      setShown(mode);
      refuse(refused.code);
    });
  };
  const make = () =>
    start(async () => {
      const made = await makeInvite().catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (made.ok) setInvite(made.value);
      else refuse(made.code);
    });

  return (
    <div className="grid grid-cols-1 gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span className="font-medium">{t("settings.admin.mode")}</span>
        <Segmented label={t("settings.admin.mode")} value={shown} onChange={choose} options={(["open", "invitation"] as const).map((value) => ({ value, label: t(`settings.admin.${value}`) }))} />
      </div>
      <div className="grid grid-cols-1 gap-2 border-t border-line-1 pt-3">
        <h3 className="text-sm font-medium">{t("settings.admin.invite")}</h3>
        <p className="text-xs text-ink-3">{t("settings.admin.inviteText")}</p>
        {invite && <LinkBox url={invite.url} label={t("settings.admin.invite")} note={t("settings.admin.expires", { date: format.dateTime(invite.expiresAt, { dateStyle: "medium" }) })} />}
        <Button className="justify-self-start" onClick={make} disabled={pending}>{t("settings.admin.makeInvite")}</Button>
      </div>
    </div>
  );
}
