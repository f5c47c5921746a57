"use client";

import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { leaveItem } from "@/components/ui/leave-item";
import { Popover } from "@/components/ui/popover";
import type { CarriedFollowUp } from "@/lib/protocol/progress";
import type { ConsoleView } from "@/lib/protocol/views";
import { useCarried, type CarriedUi } from "./use-carried";
import "./carried.css";

/** What the candidate missed before, folded behind its number while the interview runs. */
export function Carried({ view }: { view: ConsoleView }) {
  const t = useTranslations("scoring.carried");
  const carried = useCarried(view);
  if (!carried) return null;
  return (
    <Popover label={t("title")} trigger={<Button size="sm" variant="ghost"><Icon as={Undo2} size={12} />{t("open", { count: carried.offered.length + carried.hidden })}</Button>}>
      <div className="con-carried folded"><CarriedList carried={carried} /></div>
    </Popover>
  );
}

/** The same before the start, when there is time to read it. */
export function CarriedBefore({ view }: { view: ConsoleView }) {
  const t = useTranslations("scoring.carried");
  const carried = useCarried(view);
  if (!carried) return null;
  return <section className="con-carried" aria-labelledby="con-carried"><h3 id="con-carried">{t("title")}</h3><CarriedList carried={carried} /></section>;
}

function CarriedList({ carried: { offered, hidden, ask, early } }: { carried: CarriedUi }) {
  const t = useTranslations("scoring.carried");
  return (
    <>
      <p>{t("text")}</p>
      {offered.length > 0 && <ul>{offered.map((item) => <Item key={item.prompt} item={item} early={early} onAsk={ask && ((button) => { leaveItem(button, null); ask(item); })} />)}</ul>}
      {hidden > 0 && <p>{t("hidden", { count: hidden })}</p>}
    </>
  );
}

function Item({ item, early, onAsk }: { item: CarriedFollowUp; early: boolean; onAsk: ((button: HTMLElement) => void) | null }) {
  const t = useTranslations("scoring");
  const format = useFormatter();
  return (
    <li>
      <p>{item.prompt}</p>
      <small className="num">{t("carried.last", { outcome: t(`followUps.outcome.${item.last}`) })} · {t("carried.times", { count: item.missed })} · {item.scenario} · {format.dateTime(item.lastAt, { dateStyle: "medium" })}</small>
      <Button size="sm" disabled={onAsk === null} onClick={({ currentTarget }) => onAsk?.(currentTarget)} aria-label={`${t(early ? "carried.askFirst" : "carried.ask")}: ${item.prompt}`}>{t(early ? "carried.askFirst" : "carried.ask")}</Button>
    </li>
  );
}
