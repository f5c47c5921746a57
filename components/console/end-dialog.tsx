"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { givenName } from "@/lib/i18n/given-name";
import type { PresenceView, ConsoleView } from "@/lib/protocol/views";
import { useCommands } from "./commands/use-commands";
import { candidateOf, presenceOf } from "./header/people";
import { emptyCriteria } from "./rubric/rubric";

type Props = { view: ConsoleView; presence: PresenceView[]; open: boolean; onOpenChange: (open: boolean) => void; onScoreFirst: () => void };

/** Asked before the end, with what is safe and what is still open. */
export function EndDialog({ view, presence, open, onOpenChange, onScoreFirst }: Props) {
  const t = useTranslations("console.end");
  const { send } = useCommands();
  const candidate = candidateOf(view);
  const reached = candidate === null || (presenceOf(presence, candidate.participantId)?.online ?? false);
  const empty = emptyCriteria(view);
  const first = empty[0];
  const scoreFirst = () => {
    onOpenChange(false);
    onScoreFirst();
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      cancel={t("goOn")}
      confirm={t("confirm")}
      onConfirm={() => void send({ type: "interview.end" })}
      extra={empty.length > 0 && <Button onClick={scoreFirst}>{t("scoreFirst")}</Button>}
    >
      <ul className="checks">
        {reached ? <Item ok>{t("saved")}</Item> : <Item>{t("candidateAway", { name: givenName(candidate?.name ?? "") })}</Item>}
        {first === undefined ? <Item ok>{t("scored")}</Item> : <Item>{empty.length === 1 ? t("emptyOne", { name: first.criterion.name }) : t("emptyMany", { name: first.criterion.name, count: empty.length - 1 })}</Item>}
        <Item ok>{t("hidden")}</Item>
      </ul>
    </AlertDialog>
  );
}

function Item({ ok = false, children }: { ok?: boolean; children: ReactNode }) {
  return <li className={ok ? undefined : "w"}><Icon as={ok ? CircleCheck : TriangleAlert} /><span>{children}</span></li>;
}
