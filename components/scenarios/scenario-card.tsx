import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ScenarioListItem } from "@/lib/protocol/lists";
import { CompetencyBadges } from "./competency-badges";

/** One scenario in the list: what it is about, how long, what it asks of people. Nothing of its questions. */
export function ScenarioCard({ scenario }: { scenario: ScenarioListItem }) {
  const t = useTranslations();
  const { slug, title, summary, topics, minutes, questionCount, followUpCount, competencies, origin, groupName } = scenario;
  return (
    <article className="panel flex flex-col p-5">
      <p className="num flex flex-wrap gap-x-2 text-xs text-ink-3">
        <span>{t("common.minutes", { count: minutes })}</span>·<span>{t("common.questions", { count: questionCount })}</span>·<span>{t("common.followUps", { count: followUpCount })}</span>
        {origin === "own" && <Badge tone="jjok">{groupName === null ? t("authoring.list.personal") : t("authoring.list.group", { name: groupName })}</Badge>}
      </p>
      <h2 className="mt-1.5 text-lg font-semi tracking-tight">{title}</h2>
      <p className="mt-1 text-sm leading-[1.35rem] text-ink-2">{summary}</p>
      <p className="mt-3 flex flex-wrap gap-1.5">{topics.map((topic) => <Badge key={topic} tone="line">{topic}</Badge>)}</p>
      <CompetencyBadges competencies={competencies} className="mt-1.5" />
      <p className="mt-auto flex flex-wrap gap-2 pt-4">
        <Button asChild><Link href={`/scenarios/${slug}`}>{t("scenarios.prepare")}</Link></Button>
        <Button asChild variant="ghost"><Link href={`/interviews/new?scenario=${slug}`}>{t("scenarios.start")}<Icon as={ArrowRight} size={14} /></Link></Button>
      </p>
    </article>
  );
}
