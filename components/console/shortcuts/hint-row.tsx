"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { useShortcutSetting } from "./shortcut-setting";
import "./shortcuts.css";

const HINTS = [
  { name: "reveal", keys: ["R"], own: true },
  { name: "queue", keys: ["Q"], own: true },
  { name: "move", keys: ["J", "K"], own: false },
  { name: "criterion", keys: ["C"], own: false },
  { name: "level", keys: ["1", "–", "5"], own: false },
  { name: "pin", keys: ["P"], own: false },
  { name: "note", keys: ["N"], own: false },
] as const;

/** The keys used most, in one quiet row. */
export function HintRow({ watching, onHelp }: { watching: boolean; onHelp: () => void }) {
  const t = useTranslations("console.hints");
  const [on] = useShortcutSetting();
  return (
    <footer className="con-stat">
      {on ? HINTS.filter((hint) => !watching || !hint.own).map((hint) => (
        <span key={hint.name}>{hint.keys.map((key) => (key === "–" ? key : <Kbd key={key}>{key}</Kbd>))}{t(hint.name)}</span>
      )) : <span>{t("off")}</span>}
      <span className="grow" />
      {on && <span>{t("ime")}</span>}
      <button type="button" onClick={onHelp} aria-keyshortcuts="?"><Kbd>?</Kbd>{t("all")}</button>
    </footer>
  );
}
