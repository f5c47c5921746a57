"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { LinkBox } from "@/components/ui/link-box";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";

type Feed = { feedId: string; groupId: string | null; createdAt: number; readAt: number | null };
type Props = {
  feeds: readonly Feed[];
  /** The group whose calendar may be subscribed besides one's own; null where there is none. */
  groupId: string | null;
  create: (input: { groupId: string | null }) => Promise<Result<{ url: string }>>;
  revoke: (feedId: string) => Promise<Failure | null>;
};

/** Secret addresses for calendar programs: made, shown once, and ended one by one. */
export function CalendarPanel({ feeds, groupId, create, revoke }: Props) {
  const t = useTranslations("calendar.panel");
  const tf = useTranslations("failures");
  const format = useFormatter();
  const toast = useToast();
  const router = useRouter();
  const [scope, setScope] = useState<"own" | "group">("own");
  const [url, setUrl] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const away = (): Failure => ({ ok: false, code: "unavailable" });
  const make = () =>
    start(async () => {
      const made = await create({ groupId: scope === "group" ? groupId : null }).catch(away);
      if (!made.ok) return toast({ text: tf(made.code), tone: "bad" });
      setUrl(made.value.url);
      router.refresh();
    });
  const end = (feedId: string) =>
    start(async () => {
      const refused = await revoke(feedId).catch(away);
      if (refused) return toast({ text: tf(refused.code), tone: "bad" });
      setUrl(null);
      router.refresh();
    });
  return (
    <Panel title={t("title")}>
      <div className="grid grid-cols-1 gap-3 p-4">
        <p className="text-sm text-ink-2">{t("text")}</p>
        {groupId !== null && <Segmented label={t("scope")} value={scope} onChange={setScope} options={(["own", "group"] as const).map((value) => ({ value, label: t(value) }))} />}
        <Button className="justify-self-start" onClick={make} disabled={pending}>{t("make")}</Button>
        {url !== null && <LinkBox url={url} label={t("address")} note={t("once")} />}
      </div>
      <ul>
        {feeds.map(({ feedId, groupId: of, createdAt, readAt }) => (
          <li key={feedId} className="flex flex-wrap items-center gap-2 border-t border-line-1 px-4 py-2.5 text-sm">
            <span className="min-w-32 grow">
              {t(of === null ? "own" : "group")}
              <small className="block text-xs text-ink-3">{readAt === null ? t("unread", { date: format.dateTime(createdAt, { dateStyle: "medium" }) }) : t("read", { date: format.dateTime(readAt, { dateStyle: "medium" }) })}</small>
            </span>
            <Button size="sm" disabled={pending} onClick={() => end(feedId)}>{t("revoke")}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
