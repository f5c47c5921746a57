import { useTranslations } from "next-intl";
import Link from "next/link";
import { StatusBadge } from "@/components/interviews/status-badge";
import { hrefOf, othersOf } from "@/components/interviews/where";
import { Panel } from "@/components/ui/panel";
import { RoleChip } from "@/components/ui/role-chip";
import { TailNode } from "@/components/ui/tail";
import { dayText } from "@/lib/i18n/day-text";
import type { InterviewListItem } from "@/lib/protocol/lists";

/** The other interviews that have not ended. */
export function WaitingList({ items, myName }: { items: readonly InterviewListItem[]; myName: string }) {
  const t = useTranslations();
  if (items.length === 0) return null;
  return (
    <Panel title={t("home.waiting", { count: items.length })}>
      <ol className="up">
        {items.map((item) => (
          <li key={item.interviewId}>
            <TailNode state={item.status === "lobby" ? "hidden" : "current"} />
            <span className="w mono num text-xs">{dayText(item.startedAt ?? item.createdAt)}</span>
            <RoleChip role={item.role} />
            <Link className="t" href={hrefOf(item)} prefetch={false}>
              {item.scenario?.title ?? t("interviews.hiddenScenario")}
              <span className="ml-2 text-xs text-ink-3">{othersOf(item, myName).map((person) => person.name).join(", ") || t("interviews.alone")}</span>
            </Link>
            <StatusBadge status={item.status} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
