"use client";

import { CircleCheck, CircleDashed, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HostTerminal } from "@/components/terminal/host-terminal";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ConsoleHostView } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";
import "./host.css";

type Props = { host: ConsoleHostView; draft: string; open: boolean; lead: ReactNode };

/** What stands on the candidate's terminal, with the line that is being typed; and what can happen to the host. */
export function HostPanel({ host, draft, open, lead }: Props) {
  const t = useTranslations("terminal.console");
  return (
    <section className="con-run con-host" aria-label={t("label")}>
      <div className="rh">
        {lead}
        <h2 className="lbl">{t("label")} <span className="mono">{host.name}</span></h2>
        <span className="grow" />
        {open && host.events.length > 0 && <Events host={host} />}
      </div>
      <div className="bd">
        {host.items.length === 0 && draft === "" ? <p className="empty">{t("none")}</p> : <HostTerminal host={host} draft={draft} label={t("label")} />}
      </div>
    </section>
  );
}

function Events({ host }: { host: ConsoleHostView }) {
  const t = useTranslations("terminal.console");
  const { send } = useCommands();
  return (
    <Menu label={t("events")} trigger={<Button size="sm"><Icon as={Zap} size={12} />{t("events")}</Button>}>
      {host.events.map(({ eventId, title, state }) => (
        <MenuItem key={eventId} icon={state === "happened" ? CircleCheck : state === "later" ? CircleDashed : Zap} disabled={state !== "ready"} onSelect={() => void send({ type: "host.inject", eventId })}>
          {title}{state !== "ready" && <span className="when">{t(state)}</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}
