"use client";

import { SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { ConsoleHostView, ConsoleView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";
import { waitingOf } from "./waiting";
import "./host.css";

type Asked = ConsoleHostView["asked"][number];
type Props = { view: ConsoleView; onRelease: (nodeId: string, entryId: string) => void };

/** The newest command that the host had no answer to: release a card for it, or type what it would print. */
export function HostAsked({ view, onRelease }: Props) {
  const t = useTranslations("terminal.console");
  const asked = waitingOf(view);
  const [newest] = asked;
  if (!newest) return null;
  return (
    <section className="con-asked" aria-label={t("waiting")}>
      <p className="k"><Icon as={SquareTerminal} size={14} />{t("waiting")}<span className="grow" /><time>{formatClock(newest.clockMs)}</time></p>
      <code className="ln">{newest.line}</code>
      <ul className="why">
        {newest.commands.map(({ command, heldFor }) => <li key={command}>{command !== newest.line && <code>{command}</code>}{heldFor === null ? t("unknown") : t("heldFor", { title: heldFor })}</li>)}
      </ul>
      {newest.cards.map(({ nodeId, title }, at) => (
        <Button key={nodeId} size="sm" variant={at === 0 ? "gam" : undefined} disabled={view.clock.status !== "live"} onClick={() => onRelease(nodeId, newest.entryId)}>
          {t("card", { title })}{at === 0 && <Kbd>E</Kbd>}
        </Button>
      ))}
      <AnswerForm key={newest.entryId} asked={newest} />
      {asked.length > 1 && <p className="more">{t("more", { count: asked.length - 1 })}</p>}
    </section>
  );
}

function AnswerForm({ asked }: { asked: Asked }) {
  const t = useTranslations("terminal.console");
  const id = useId();
  const { send } = useCommands();
  const [text, setText] = useState("");
  const submit = async () => {
    if (text.trim() === "") return;
    const result = await send({ type: "host.answer", entryId: asked.entryId, text });
    if (result.ok) setText("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.code !== "Enter" || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <form className="by-hand" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <label className="sr" htmlFor={id}>{t("write")}</label>
      <textarea id={id} rows={2} className="field mono" spellCheck={false} placeholder={t("placeholder")} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={press} />
      <Button size="sm" type="submit" disabled={text.trim() === ""}>{t("send")}</Button>
    </form>
  );
}
