"use client";

import { CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Newest } from "../newest";

/** The newest question, pinned above the answer on phones; touching it goes to the thread. */
export function Peek({ newest, onOpen }: { newest: Newest; onOpen(): void }) {
  const t = useTranslations("room.phone");
  return (
    <button type="button" className="peek" onClick={onOpen} aria-label={`${t("openQuestion")}: ${newest.text}`}>
      <Icon as={CornerDownRight} />
      <span>{newest.text}</span>
    </button>
  );
}
