"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { INTERVIEWER_ONLY, type ShortcutName } from "./shortcuts";
import { useShortcutSetting } from "./shortcut-setting";

type Row = { name: ShortcutName; keys: string[] };

const ROWS: readonly Row[] = [
  { name: "reveal", keys: ["R"] },
  { name: "undo", keys: ["Z"] },
  { name: "drop", keys: ["X"] },
  { name: "queue", keys: ["Q"] },
  { name: "adHoc", keys: ["T"] },
  { name: "releaseAsked", keys: ["E"] },
  { name: "next", keys: ["J", "K"] },
  { name: "expand", keys: ["↵"] },
  { name: "search", keys: ["/"] },
  { name: "pause", keys: ["⇧P"] },
  { name: "nextCriterion", keys: ["C", "⇧C"] },
  { name: "switchScope", keys: ["S"] },
  { name: "level", keys: ["1", "–", "5"] },
  { name: "notObserved", keys: ["0", "O"] },
  { name: "pin", keys: ["P"] },
  { name: "note", keys: ["N"] },
  { name: "follow", keys: ["F"] },
  { name: "help", keys: ["?"] },
];

/** All keys, and the switch that turns the single-letter ones off. */
export function ShortcutHelp({ open, onOpenChange, watching }: { open: boolean; onOpenChange: (open: boolean) => void; watching: boolean }) {
  const t = useTranslations("console.shortcuts");
  const common = useTranslations("common");
  const [on, setOn] = useShortcutSetting();
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      actions={<><Button variant="line" aria-pressed={on} onClick={() => setOn(!on)}>{t(on ? "turnOff" : "turnOn")}</Button><DialogClose asChild><Button variant="ink">{common("close")}</Button></DialogClose></>}
    >
      <dl className="con-keys">
        {ROWS.filter((row) => !watching || !INTERVIEWER_ONLY.has(row.name)).map((row) => (
          <div key={row.name}>
            <dt>{row.keys.map((key) => (key === "–" ? <span key={key}>–</span> : <Kbd key={key}>{key}</Kbd>))}<span className="sr">{row.keys.join(" ")}</span></dt>
            <dd>{t(`name.${row.name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
