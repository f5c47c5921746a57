import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { FollowUpStanding } from "@/lib/protocol/compare";

const TONE: Record<FollowUpStanding, BadgeTone> = { answered: "ok", partly: "line", missed: "warn", asked: "line", selfFound: "ok" };

/** How a follow-up went; null where it was not asked. Without open scores it says no more than that it was asked. */
export function Standing({ standing, scored }: { standing: FollowUpStanding | null; scored: boolean }) {
  const t = useTranslations("compare.standing");
  if (standing === null) return <span className="text-ink-3">{t("notAsked")}</span>;
  return <Badge tone={TONE[standing]}>{standing === "asked" && scored ? t("notJudged") : t(standing)}</Badge>;
}
