"use client";

import { CodeXml, MessageSquare, SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

export type PhonePane = "question" | "answer" | "run";

const PANES = [
  { pane: "question", icon: MessageSquare },
  { pane: "answer", icon: CodeXml },
  { pane: "run", icon: SquareTerminal },
] as const;

/** Phones show one of the three parts at a time. */
export function PhoneNav({ pane, onChoose }: { pane: PhonePane; onChoose(pane: PhonePane): void }) {
  const t = useTranslations("room.phone");
  return (
    <nav className="mnav" aria-label={t("label")}>
      {PANES.map(({ pane: value, icon }) => (
        <button key={value} type="button" aria-pressed={pane === value} onClick={() => onChoose(value)}>
          <Icon as={icon} size={20} />
          {t(value)}
        </button>
      ))}
    </nav>
  );
}
