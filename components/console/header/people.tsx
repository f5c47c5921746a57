"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { ConsoleView, PersonView, PresenceView } from "@/lib/protocol/views";

/** From here on a connection is drawn as slow, in milliseconds of round trip. */
const SLOW_MS = 250;
const SHOWN = 3;

/** Everybody else in the interview: there or not, and how far away. The candidate stands first. */
export function People({ view, presence }: { view: ConsoleView; presence: PresenceView[] }) {
  const t = useTranslations("console.people");
  const others = view.people.filter((person) => person.participantId !== view.me.participantId);
  const sorted = [...others.filter((person) => person.role === "candidate"), ...others.filter((person) => person.role !== "candidate")];
  const hidden = sorted.slice(SHOWN);
  return (
    <ul className="con-people" aria-label={t("label")}>
      {sorted.slice(0, SHOWN).map((person) => (
        <Person key={person.participantId} person={person} presence={presenceOf(presence, person.participantId)} />
      ))}
      {hidden.length > 0 && <li className="muted num" title={hidden.map((person) => person.name).join(", ")}>{t("more", { count: hidden.length })}</li>}
    </ul>
  );
}

function Person({ person, presence }: { person: PersonView; presence: PresenceView | null }) {
  const t = useTranslations("console.people");
  const common = useTranslations("common");
  const online = presence?.online ?? false;
  const latency = online ? (presence?.latencyMs ?? null) : null;
  const slow = latency !== null && latency >= SLOW_MS;
  return (
    <li className={clsx("pp", !online && "away")}>
      <Avatar name={person.name} />
      <span className="who">
        <b>{person.name}</b>
        <small>
          <i className={clsx("dot", !online && "off", slow && "lag")} aria-hidden />
          {common(`role.${person.role}`)} · {online ? (latency === null ? t("here") : <span className="mono num">{Math.round(latency)}ms</span>) : t("away")}
          {slow && <span className="sr">{t("slow")}</span>}
        </small>
      </span>
    </li>
  );
}

export function presenceOf(presence: PresenceView[], participantId: string | null): PresenceView | null {
  return presence.find((each) => each.participantId === participantId) ?? null;
}

/** The person who answers; interviews have one. */
export function candidateOf(view: ConsoleView): PersonView | null {
  return view.people.find((person) => person.role === "candidate") ?? null;
}
