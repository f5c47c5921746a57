import { CircleAlert, CircleCheck, CircleHelp, CircleX } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import type { Verdict } from "@/lib/protocol/evidence";

const ICON: Record<Verdict, LucideIcon> = { pass: CircleCheck, fail: CircleX, inconclusive: CircleHelp, error: CircleAlert };

/** Shape of a verdict; the word stands beside it or in a label. */
export function VerdictIcon({ verdict, size = 16 }: { verdict: Verdict; size?: 12 | 14 | 16 }) {
  return <Icon as={ICON[verdict]} size={size} className={`v-${verdict}`} />;
}
