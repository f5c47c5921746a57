import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { DraftListItem } from "@/lib/content/own/draft-view";

/** Scenarios that this reader works on, those that wait for their review first. */
export function DraftList({ drafts }: { drafts: readonly DraftListItem[] }) {
  const t = useTranslations("authoring.list");
  const locale = useLocale();
  if (drafts.length === 0) return null;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "Asia/Seoul" });
  const sorted = [...drafts].sort((a, b) => Number(b.toReview) - Number(a.toReview));
  return (
    <Panel title={t("title")} className="mb-4">
      <ul>
        {sorted.map((draft) => (
          <li key={draft.slug} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 not-first:border-t not-first:border-line-1">
            <Link href={`/scenarios/${draft.slug}/edit`} prefetch={false} className="min-w-0 flex-1 basis-60 font-medium hover:underline">{draft.title || t("untitled")}</Link>
            <span className="num text-xs text-ink-3">
              {draft.groupName === null ? t("personal") : t("group", { name: draft.groupName })}
              {!draft.mine && draft.authorName && ` · ${t("by", { name: draft.authorName })}`} · {t("changedAt", { when: day.format(draft.changedAt) })}
            </span>
            <span className="flex flex-wrap gap-1.5">
              {draft.toReview && <Badge tone="warn">{t("toReview")}</Badge>}
              <Badge tone={draft.status === "ready" ? "ok" : "plain"}>{t(draft.status)}</Badge>
              {draft.retired ? <Badge tone="line">{t("retired")}</Badge> : draft.published && <Badge tone="jjok">{t(draft.changed ? "changed" : "published")}</Badge>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
