import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Verdict } from "@/lib/protocol/evidence";

const LOOK: Record<Verdict, { tone: BadgeTone; icon: LucideIcon }> = {
  pass: { tone: "ok", icon: CircleCheck },
  fail: { tone: "bad", icon: CircleX },
  inconclusive: { tone: "plain", icon: CircleHelp },
  error: { tone: "warn", icon: CircleAlert },
};

/** What a run or a check showed. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("review.verdict");
  return <Badge tone={LOOK[verdict].tone} icon={LOOK[verdict].icon}>{t(verdict)}</Badge>;
}
