"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InterviewHandle } from "@/lib/client/types";
import { givenName } from "@/lib/i18n/given-name";
import type { ConsoleView } from "@/lib/protocol/views";
import { announcements, type Announced, type Announcement } from "./announcements";

/** Says reveals, the state of the connection and the candidate's coming and going to screen readers. */
export function Announcer({ view, handle }: { view: ConsoleView; handle: InterviewHandle<ConsoleView> }) {
  const t = useTranslations("console.announce");
  const now: Announced = { view, connection: handle.connection.state, presence: handle.presence };
  const [last, setLast] = useState(now);
  const [news, setNews] = useState<Announcement[]>([]);
  // State that follows props is set while rendering, so that no announcement is a frame late or lost.
  if (last.view !== now.view || last.connection !== now.connection || arrivals(last) !== arrivals(now)) {
    const fresh = announcements(last, now);
    setLast(now);
    if (fresh.length > 0) setNews(fresh);
  }
  const text = (each: Announcement) => {
    if (each.key === "status") return t(`status.${each.status}`);
    if (each.key === "left" || each.key === "returned") return t(each.key, { name: givenName(each.name) });
    return t(each.key, "title" in each ? { title: each.title } : {});
  };
  return <div className="sr" role="log" aria-live="polite">{news.map((each, at) => <p key={at}>{text(each)}</p>)}</div>;
}

function arrivals({ presence }: Announced): string {
  return presence.map((person) => `${person.participantId}:${person.online}`).join();
}
