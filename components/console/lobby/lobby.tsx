"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Markdown } from "@/components/ui/markdown";
import { RoleChip } from "@/components/ui/role-chip";
import type { ConsoleView, PresenceView } from "@/lib/protocol/views";
import { CarriedBefore } from "../carried/carried";
import { useCommands } from "../commands/use-commands";
import { candidateOf, presenceOf } from "../header/people";
import "./lobby.css";

/** Before the start: who has arrived, the briefing to read out, and the start itself. */
export function Lobby({ view, presence }: { view: ConsoleView; presence: PresenceView[] }) {
  const t = useTranslations("console.lobby");
  const { send } = useCommands();
  const candidate = candidateOf(view);
  const here = candidate !== null && (presenceOf(presence, candidate.participantId)?.online ?? false);
  const watching = view.role === "observer";
  return (
    <section className="con-lobby" aria-labelledby="con-lobby-title">
      <h2 id="con-lobby-title">{watching ? t("watchTitle") : here ? t("ready") : t("title")}</h2>
      <p>{watching ? t("watchText") : here ? t("readyText") : candidate ? t("awayText") : t("nobodyText")}</p>
      <ul>{view.people.map((person) => <Arrival key={person.participantId} person={person} online={person.participantId === view.me.participantId || (presenceOf(presence, person.participantId)?.online ?? false)} />)}</ul>
      {!watching && (
        <div className="go">
          <Button variant={here ? "gam" : "ink"} size="lg" onClick={() => void send({ type: "interview.start" })}><Icon as={Play} />{t("start")}</Button>
          <Button asChild size="lg"><Link href={`/interviews/${view.interviewId}`}>{t("links")}</Link></Button>
        </div>
      )}
      {!watching && <CarriedBefore view={view} />}
      <div className="brief">
        <h3>{t("briefing", { minutes: view.briefingMinutes })}</h3>
        <Markdown>{view.briefing.briefing}</Markdown>
        {view.briefing.facts.length > 0 && <dl>{view.briefing.facts.map((fact) => <div key={fact.id}><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}</dl>}
      </div>
    </section>
  );
}

function Arrival({ person, online }: { person: ConsoleView["people"][number]; online: boolean }) {
  const t = useTranslations("console.lobby");
  return (
    <li className={online ? undefined : "away"}>
      <Avatar name={person.name} size={32} />
      <b>{person.name}</b>
      <RoleChip role={person.role} />
      <span className="grow" />
      <span className="muted">{t(online ? "arrived" : "notYet")}</span>
    </li>
  );
}
