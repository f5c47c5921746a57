"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useCommandKey } from "../use-command-key";

/** The room's few shortcuts. All need a modifier, so that none gets in the way of writing. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations("room.shortcuts");
  const command = useCommandKey();
  const rows = [
    { keys: [command, "↵"], what: t("run") },
    { keys: ["Ctrl", "`"], what: t("terminal") },
    { keys: ["Alt", "1…9"], what: t("tabs") },
    { keys: [command, "Z"], what: t("undo") },
    { keys: [command, "F"], what: t("find") },
    { keys: ["Esc", "Tab"], what: t("leave") },
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <dl className="keys">
        {rows.map(({ keys, what }) => (
          <div key={what}>
            <dt>{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}<span className="sr">{keys.join(" ")}</span></dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
