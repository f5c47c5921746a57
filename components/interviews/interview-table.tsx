import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { RoleChip } from "@/components/ui/role-chip";
import { dayText } from "@/lib/i18n/day-text";
import type { InterviewListItem, OutcomeView } from "@/lib/protocol/lists";
import { MedianLine } from "./median-line";
import { PAIR_FIELD } from "./pair-field";
import { StatusBadge } from "./status-badge";
import { hrefOf, othersOf } from "./where";
import "./interview-table.css";

type Props = { items: readonly InterviewListItem[]; myName: string; outcomes?: ReadonlyMap<string, OutcomeView>; pick?: boolean };

/** Interviews as a table; on phones each row is a card. With `outcomes` it ends in opened scores, else in length and status; with `pick` those that can be compared have a box. */
export function InterviewTable({ items, myName, outcomes, pick = false }: Props) {
  const t = useTranslations("interviews.column");
  return (
    <table className="rec">
      <thead>
        <tr>{pick && <th scope="col"><span className="sr">{t("pick")}</span></th>}<th scope="col">{t("date")}</th><th scope="col">{t("scenario")}</th><th scope="col">{t("role")}</th><th scope="col">{t("people")}</th><th scope="col">{t(outcomes ? "medians" : "length")}</th><th scope="col">{t(outcomes ? "overall" : "status")}</th></tr>
      </thead>
      <tbody>{items.map((item) => <InterviewRow key={item.interviewId} item={item} myName={myName} pick={pick} scored={outcomes !== undefined} outcome={outcomes?.get(item.interviewId)} />)}</tbody>
    </table>
  );
}

function InterviewRow({ item, myName, pick, scored, outcome }: { item: InterviewListItem; myName: string; pick: boolean; scored: boolean; outcome: OutcomeView | undefined }) {
  const t = useTranslations();
  const others = othersOf(item, myName);
  return (
    <tr>
      {pick && <td className="c">{item.status === "ended" && item.startedAt !== null && <Pick item={item} startedAt={item.startedAt} />}</td>}
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
      {scored ? <ScoreCells outcome={outcome} mine={item.role === "candidate"} /> : (
        <>
          <td className="m num text-ink-2">{t("common.minutes", { count: item.plannedMinutes })}</td>
          <td className="t"><StatusBadge status={item.status} /></td>
        </>
      )}
    </tr>
  );
}

function Pick({ item, startedAt }: { item: InterviewListItem; startedAt: number }) {
  const t = useTranslations("interviews.pair");
  return <label><input type="checkbox" name={PAIR_FIELD} value={item.interviewId} aria-label={t("pick", { title: item.scenario?.title ?? "", date: dayText(startedAt) })} /></label>;
}

function ScoreCells({ outcome, mine }: { outcome: OutcomeView | undefined; mine: boolean }) {
  const t = useTranslations("interviews");
  if (!outcome) return <><td className="m" /><td className="t"><span className="text-xs text-ink-3">{t("sealed")}</span></td></>;
  return (
    <>
      <td className="m">{outcome.medians.length > 0 && <MedianLine medians={outcome.medians} mine={mine} />}</td>
      <td className={mine ? "t mono num text-md font-semi" : "t mono num text-md text-ink-3"}>{outcome.overall?.toFixed(1) ?? "–"}</td>
    </>
  );
}
