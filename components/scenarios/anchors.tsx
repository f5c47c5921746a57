import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { competencySchema } from "@/lib/content/schema";
import type { CriterionView } from "@/lib/protocol/views";

/** Criteria with what each level looks like. */
export function Anchors({ criteria }: { criteria: readonly CriterionView[] }) {
  return <div className="grid grid-cols-1 gap-2">{criteria.map((criterion) => <CriterionAnchors key={criterion.id} criterion={criterion} />)}</div>;
}

function CriterionAnchors({ criterion }: { criterion: CriterionView }) {
  const t = useTranslations("common.competency");
  const competency = competencySchema.safeParse(criterion.competency);
  return (
    <details className="rounded-md border border-line-1">
      <summary className="sum min-h-[44px] gap-2 px-3 text-sm font-medium tablet:min-h-[38px]">
        <span className="grow">{criterion.name}</span>
        {competency.success && competency.data && <Badge>{t(competency.data)}</Badge>}
      </summary>
      <ol className="border-t border-line-1">
        {criterion.anchors.map((anchor, index) => (
          <li key={index} className="grid grid-cols-[24px_minmax(0,1fr)] gap-2 px-3 py-2 text-sm not-first:border-t not-first:border-line-1">
            <b className="mono font-semi">{index + 1}</b>
            <span className="text-ink-2">{anchor}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
