import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { competencySchema } from "@/lib/content/schema";

/** The competencies that criteria stand for, in words. */
export function CompetencyBadges({ competencies, className }: { competencies: readonly string[]; className?: string }) {
  const t = useTranslations("common.competency");
  return (
    <span className={clsx("flex flex-wrap gap-1.5", className)}>
      {competencySchema.options.filter((competency) => competencies.includes(competency)).map((competency) => <Badge key={competency}>{t(competency)}</Badge>)}
    </span>
  );
}
