"use client";

import { CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { InlineMarkdown } from "@/components/ui/markdown";
import type { Newest } from "../newest";

/** The newest question, pinned above the answer on phones; touching it goes to the thread. */
export function Peek({ newest, onOpen }: { newest: Newest; onOpen(): void }) {
  const t = useTranslations("room.phone");
  return (
    <button type="button" className="peek" onClick={onOpen}>
      <Icon as={CornerDownRight} />
      <span><span className="sr">{t("openQuestion")}: </span><InlineMarkdown>{newest.text}</InlineMarkdown></span>
    </button>
  );
}
