"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { ConsoleView } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";
import { emptyCriteria } from "./rubric";

/** Handing in scores can't be taken back here, so it is asked once, with what is still empty. */
export function SubmitDialog({ view, open, onOpenChange }: { view: ConsoleView; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("console.submit");
  const { send } = useCommands();
  const empty = emptyCriteria(view);
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("text")} cancel={t("cancel")} confirm={t("confirm")} onConfirm={() => void send({ type: "scores.submit" })}>
      <ul className="checks">
        {empty.length === 0 && <li><Icon as={CircleCheck} />{t("complete")}</li>}
        {empty.length > 0 && <li className="w"><Icon as={TriangleAlert} /><span>{t("empty", { count: empty.length, names: empty.map(({ criterion }) => criterion.name).join(", ") })}</span></li>}
      </ul>
    </AlertDialog>
  );
}
