"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { SavingState } from "@/lib/client/types";
import type { RoomView } from "@/lib/protocol/views";

/** The end: thanks, what is safe, and where to look back. Answers stay readable below. */
export function EndCard({ view, saving }: { view: RoomView; saving: SavingState }) {
  const t = useTranslations("room.ended");
  return (
    <div className="ended" role="status">
      <p>
        <b>{t("title")}</b>
        <span>{t(saving.pending === 0 ? "saved" : "sending")} {t(view.result ? "open" : "sealed")}</span>
      </p>
      <Button asChild variant="ink"><Link href={`/review/${view.interviewId}`}>{t("review")}<Icon as={ArrowRight} size={14} /></Link></Button>
    </div>
  );
}
