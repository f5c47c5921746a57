"use client";

import { Check, Shuffle, Trash2, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { SeasonView } from "@/lib/domain/groups/views";
import type { Failure } from "@/lib/protocol/failures";
import { RotationGrid } from "./grid/rotation-grid";
import { useRun } from "./group-actions";

type Done = Promise<Failure | null>;
export type DraftActions = { accept: () => Done; again: () => Done; discard: () => Done; exchange: (input: { round: number; firstId: string; secondId: string }) => Done };

/** A plan that does not count yet: looked at, changed by hand, drawn again, accepted or thrown away. */
export function DraftPlan({ season, isOutdated, actions }: { season: SeasonView; isOutdated: boolean; actions: DraftActions }) {
  const t = useTranslations("groups.plan");
  const router = useRouter();
  const { run, pending } = useRun();
  const back = () => router.push(`/groups/${season.groupId}`);
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-2">
        <Button variant="ink" disabled={pending || isOutdated} onClick={() => run(actions.accept, { text: t("accepted"), then: back })}><Icon as={Check} />{t("accept")}</Button>
        <Button disabled={pending} onClick={() => run(actions.again)}><Icon as={Shuffle} />{t("again")}</Button>
        <Button variant="ghost" disabled={pending} onClick={() => run(actions.discard, { then: back })}><Icon as={Trash2} />{t("discard")}</Button>
      </div>
      {isOutdated && <div className="mb-4"><Banner tone="bad" icon={TriangleAlert}>{t("outdated")}</Banner></div>}
      <section className="panel overflow-hidden" aria-label={t("title")}>
        <RotationGrid season={season} mode={{ kind: "draft", exchange: (round, firstId, secondId) => run(() => actions.exchange({ round, firstId, secondId })) }} />
      </section>
    </>
  );
}
