import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { RoleChip } from "@/components/ui/role-chip";
import { dayText } from "@/lib/i18n/day-text";
import type { InterviewListItem } from "@/lib/protocol/lists";
import { StatusBadge } from "./status-badge";
import { hrefOf, othersOf } from "./where";
import "./interview-table.css";

/** Interviews as a table; on phones each row is a card. */
export function InterviewTable({ items, myName }: { items: readonly InterviewListItem[]; myName: string }) {
  const t = useTranslations("interviews.column");
  return (
    <table className="rec">
      <thead>
        <tr><th scope="col">{t("date")}</th><th scope="col">{t("scenario")}</th><th scope="col">{t("role")}</th><th scope="col">{t("people")}</th><th scope="col">{t("length")}</th><th scope="col">{t("status")}</th></tr>
      </thead>
      <tbody>{items.map((item) => <InterviewRow key={item.interviewId} item={item} myName={myName} />)}</tbody>
    </table>
  );
}

function InterviewRow({ item, myName }: { item: InterviewListItem; myName: string }) {
  const t = useTranslations();
  const others = othersOf(item, myName);
  return (
    <tr>
      <td className="d mono num">{dayText(item.startedAt ?? item.createdAt)}</td>
      <td className="s">
        <Link href={hrefOf(item)}>{item.scenario?.title ?? <span className="inline-flex items-center gap-1 text-ink-2"><Icon as={Lock} size={12} />{t("interviews.hiddenScenario")}</span>}</Link>
      </td>
      <td className="r"><RoleChip role={item.role} /></td>
      <td className="p">
        {others.length === 0 ? <small>{t("interviews.alone")}</small> : others.map((person) => (
          <span key={person.participantId}><Avatar name={person.name} size={20} />{person.name}<small>{t(`common.role.${person.role}`)}</small></span>
        ))}
      </td>
      <td className="m num text-ink-2">{t("common.minutes", { count: item.plannedMinutes })}</td>
      <td className="t"><StatusBadge status={item.status} /></td>
    </tr>
  );
}
