import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";

type WaitingSwap = { groupId: string; swapId: string; number: number; requester: string; partner: string; waitsFor: "me" | "organiser" };

/** Swaps that wait for my answer or decision. */
export function SwapList({ swaps }: { swaps: readonly WaitingSwap[] }) {
  const t = useTranslations("home.swaps");
  if (swaps.length === 0) return null;
  return (
    <Panel title={t("title")} aside={<span className="lbl num">{swaps.length}</span>}>
      <ul>
        {swaps.map(({ groupId, swapId, number, requester, partner, waitsFor }) => (
          <li key={swapId} className="flex items-center gap-3 border-t border-line-1 px-4 py-3 text-sm first:border-0">
            <Icon as={ArrowLeftRight} /><span className="grow"><b className="block font-medium">{t(waitsFor, { number })}</b><span className="text-xs text-ink-3">{requester} ↔ {partner}</span></span>
            <Button asChild size="sm"><Link href={`/groups/${groupId}`}>{t("look")}</Link></Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
