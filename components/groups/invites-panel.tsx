"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition, type FormEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { LinkBox } from "@/components/ui/link-box";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { useRouter } from "next/navigation";
import type { Failure, Result } from "@/lib/protocol/failures";
import type { GroupInviteView } from "@/lib/protocol/groups";
import { useRun } from "./group-actions";

type Props = { invites: readonly GroupInviteView[]; create: (input: { email: string | null }) => Promise<Result<{ url: string; expiresAt: number }>>; revoke: (inviteId: string) => Promise<Failure | null> };

/** Links into the group, for everybody who has one or for one email. */
export function InvitesPanel({ invites, create, revoke }: Props) {
  const t = useTranslations("groups.invites");
  const tf = useTranslations("failures");
  const format = useFormatter();
  const toast = useToast();
  const router = useRouter();
  const { run, pending: revoking } = useRun();
  const [made, setMade] = useState<{ url: string; expiresAt: number } | null>(null);
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    start(async () => {
      const result = await create({ email: email || null }).catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (!result.ok) return toast({ text: tf(result.code), tone: "bad" });
      setMade(result.value);
      router.refresh();
    });
  };
  return (
    <Panel title={t("title")}>
      <form method="post" onSubmit={send} className="grid gap-3 p-4">
        <p className="text-sm text-ink-2">{t("text")}</p>
        <Field label={t("email")} hint={t("emailHint")}><Input type="email" name="email" maxLength={254} /></Field>
        <Button type="submit" variant="ink" className="justify-self-start" disabled={pending}>{t("make")}</Button>
        {made && <LinkBox url={made.url} label={t("link")} note={t("once", { date: format.dateTime(made.expiresAt, { dateStyle: "medium" }) })} />}
      </form>
      <ul>
        {invites.map(({ inviteId, email, expiresAt, state }) => (
          <li key={inviteId} className="mrow">
            <span className="grow min-w-32">{email ?? t("anybody")}<small className="block text-xs text-ink-3">{t("until", { date: format.dateTime(expiresAt, { dateStyle: "medium" }) })}</small></span>
            <Badge tone={state === "live" ? "ok" : "plain"}>{t(`state.${state}`)}</Badge>
            {state === "live" && <Button size="sm" disabled={revoking} onClick={() => run(() => revoke(inviteId))}>{t("revoke")}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
