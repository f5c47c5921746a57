import { TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { ComparableItem } from "@/lib/protocol/compare";
import "./compare.css";

/** Which interview to set beside this one. `refused`: the one that was asked for can not be. */
export function CompareChoice({ interviewId, items, refused }: { interviewId: string; items: readonly ComparableItem[]; refused: boolean }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader crumb={{ href: `/review/${interviewId}`, label: t("review.title") }} title={t("compare.title")}><p className="mt-1 max-w-[64ch] text-sm text-ink-2">{t("compare.choose")}</p></PageHeader>
      {refused && <Banner tone="warn" icon={TriangleAlert} className="mb-3">{t("failures.notComparable")}</Banner>}
      <section className="panel overflow-hidden" aria-label={t("compare.choices")}>
        {items.length === 0 ? (
          <EmptyState className="p-6" title={t("compare.none.title")} actions={<Button asChild><Link href={`/review/${interviewId}`}>{t("compare.none.back")}</Link></Button>}>{t("compare.none.text")}</EmptyState>
        ) : <ul className="cmp-choice">{items.map((item) => <li key={item.interviewId}><Choice item={item} from={interviewId} /></li>)}</ul>}
      </section>
    </>
  );
}

function Choice({ item, from }: { item: ComparableItem; from: string }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  return (
    <Link href={`/review/${from}/compare?with=${item.interviewId}`} prefetch={false}>
      <span className="tx"><b>{item.title}</b><small className="num">{[item.candidate, format.dateTime(item.startedAt, DAY_TIME)].filter((part) => part !== "").join(" · ")}</small></span>
      {item.samePerson && <Badge>{t("samePerson")}</Badge>}
      {item.sameScenario && <Badge>{t("sameScenario")}</Badge>}
    </Link>
  );
}
