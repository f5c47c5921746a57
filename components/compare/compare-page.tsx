import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { CompareView } from "@/lib/protocol/compare";
import { AskedLists } from "./asked-lists";
import { CompareQuestion } from "./compare-question";
import { SideFigures } from "./side-figures";
import { MedianTable } from "./median-table";
import "./compare.css";

/** Two interviews side by side, the older one on the left. `from` is the review that the reader came from. */
export function ComparePage({ view, from }: { view: CompareView; from: string }) {
  const t = useTranslations();
  const { sides, scores, questions, asked, samePerson, sameScenario } = view;
  return (
    <div className="cmp">
      <PageHeader
        crumb={{ href: `/review/${from}`, label: t("review.title") }} title={t("compare.title")}
        actions={<Button asChild><Link href={`/review/${from}/compare`} prefetch={false}>{t("compare.other")}</Link></Button>}
      >
        <p className="mt-2 flex flex-wrap gap-2">{samePerson && <Badge>{t("compare.samePerson")}</Badge>}{sameScenario && <Badge>{t("compare.sameScenario")}</Badge>}</p>
      </PageHeader>
      <SideFigures sides={sides} scored={scores !== null} />
      {scores === null ? <Panel title={t("compare.scores")}><p className="note"><Icon as={Lock} size={14} />{t("compare.sealed")}</p></Panel> : <ScorePanels scores={scores} sides={sides} />}
      {questions.map((question) => <CompareQuestion key={question.questionId} question={question} sides={sides} scored={scores !== null} />)}
      {!sameScenario && <AskedLists asked={asked} sides={sides} scored={scores !== null} />}
    </div>
  );
}

function ScorePanels({ scores, sides }: { scores: NonNullable<CompareView["scores"]>; sides: CompareView["sides"] }) {
  const t = useTranslations();
  const named = (rows: typeof scores.competencies) => rows.map((row) => ({ ...row, name: t(`common.competency.${row.key as "diagnosis"}`) }));
  return (
    <div className="two">
      <Panel title={t("compare.competencies")} className="overflow-hidden">
        <MedianTable sides={sides} rows={named(scores.competencies)} total={{ ...scores.overall, name: t("review.result.overall") }} />
        <p className="note">{t("compare.volatile")}</p>
      </Panel>
      {scores.criteria.length > 0 && <Panel title={t("compare.criteria")} className="overflow-hidden"><MedianTable sides={sides} rows={scores.criteria} /></Panel>}
    </div>
  );
}
