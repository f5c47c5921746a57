"use client";

import { CornerDownRight, ListChecks, PencilLine } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

export type PhoneTab = "reveal" | "score" | "notes";
const TABS: readonly { tab: PhoneTab; icon: LucideIcon }[] = [{ tab: "reveal", icon: CornerDownRight }, { tab: "score", icon: ListChecks }, { tab: "notes", icon: PencilLine }];

/** On a phone the console is an assistant: one part at a time. */
export function PhoneTabs({ tab, onTab, watching }: { tab: PhoneTab; onTab: (tab: PhoneTab) => void; watching: boolean }) {
  const t = useTranslations("console.phone");
  return (
    <nav className="con-tabs" aria-label={t("label")}>
      {TABS.map((each) => (
        <button key={each.tab} type="button" aria-pressed={tab === each.tab} onClick={() => onTab(each.tab)}>
          <Icon as={each.icon} size={20} />{t(each.tab === "reveal" && watching ? "outline" : each.tab)}
        </button>
      ))}
    </nav>
  );
}
