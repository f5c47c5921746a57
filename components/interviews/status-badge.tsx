import { CircleDot, Hourglass, Pause, Check, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { InterviewStatus } from "@/lib/protocol/views";

const LOOK: Record<InterviewStatus, { tone: BadgeTone; icon: LucideIcon }> = {
  lobby: { tone: "line", icon: Hourglass },
  live: { tone: "gam", icon: CircleDot },
  paused: { tone: "plain", icon: Pause },
  ended: { tone: "plain", icon: Check },
};

/** Where an interview stands. */
export function StatusBadge({ status }: { status: InterviewStatus }) {
  const t = useTranslations("common.status");
  return <Badge tone={LOOK[status].tone} icon={LOOK[status].icon}>{t(status)}</Badge>;
}
