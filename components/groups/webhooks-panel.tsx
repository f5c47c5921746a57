"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { LinkBox } from "@/components/ui/link-box";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";

const KINDS = ["discord", "slack", "generic"] as const;
type Kind = (typeof KINDS)[number];
type Webhook = { webhookId: string; kind: Kind; host: string };
type Props = { webhooks: readonly Webhook[]; add: (input: { kind: Kind; url: string }) => Promise<Result<{ secret: string }>>; remove: (webhookId: string) => Promise<Failure | null> };

/** Other services that hear of the group's rounds. */
export function WebhooksPanel({ webhooks, add, remove }: Props) {
  const t = useTranslations("notifications.webhooks");
  const tf = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const away = (): Failure => ({ ok: false, code: "unavailable" });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [kind, url] = ["kind", "url"].map((name) => String(new FormData(form).get(name) ?? ""));
    start(async () => {
      const made = await add({ kind: kind as Kind, url: url ?? "" }).catch(away);
      setError(made.ok ? null : made.code === "invalid" ? t("invalid") : tf(made.code));
      if (!made.ok) return;
      setSecret(kind === "generic" ? made.value.secret : null);
      form.reset();
      router.refresh();
    });
  };
  const end = (webhookId: string) =>
    start(async () => {
      const refused = await remove(webhookId).catch(away);
      if (refused) return toast({ text: tf(refused.code), tone: "bad" });
      router.refresh();
    });
  return (
    <Panel title={t("title")}>
      <form method="post" onSubmit={send} className="grid grid-cols-1 gap-3 p-4" noValidate>
        <p className="text-sm text-ink-2">{t("text")}</p>
        <Field label={t("kind")}><Select name="kind" defaultValue="discord">{KINDS.map((kind) => <option key={kind} value={kind}>{t(kind)}</option>)}</Select></Field>
        <Field label={t("url")} error={error}><Input type="url" name="url" maxLength={500} placeholder="https://" /></Field>
        <Button type="submit" className="justify-self-start" disabled={pending}>{t("add")}</Button>
        {secret !== null && <LinkBox url={secret} label={t("secret")} note={t("secretNote")} />}
      </form>
      <ul>
        {webhooks.map(({ webhookId, kind, host }) => (
          <li key={webhookId} className="flex flex-wrap items-center gap-2 border-t border-line-1 px-4 py-2.5 text-sm">
            <span className="min-w-32 grow">{t(kind)}<small className="block text-xs text-ink-3">{host}</small></span>
            <Button size="sm" disabled={pending} onClick={() => end(webhookId)}>{t("remove")}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
