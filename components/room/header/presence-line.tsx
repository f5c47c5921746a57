"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { PresenceView, RoomView } from "@/lib/protocol/views";
import { companyOf, nameList } from "../people";

const AVATARS = 3;

/** Who is here, as one calm sentence. What they do is never shown. */
export function PresenceLine({ view, presence }: { view: RoomView; presence: readonly PresenceView[] }) {
  const waiting = view.clock.status === "lobby";
  const t = useTranslations("room.presence");
  const { here, away } = companyOf(view, presence);
  const names = (list: string[]) => nameList(list, (name) => t("name", { name }), (first, last) => t("and", { first, last }));
  const tags = { b: (text: ReactNode) => <b>{text}</b>, who: (text: ReactNode) => <span className="who">{text}</span> };
  const sentence = here.length > 0 ? t.rich(waiting ? "arrived" : "here", { names: names(here), count: here.length, ...tags }) : away.length > 0 ? t("away", { names: names(away) }) : null;
  if (sentence === null) return null;
  const faces = here.length > 0 ? here : away;
  return (
    <div className="pres" role="status" data-here={here.length > 0}>
      <span className="ln">{faces.slice(0, AVATARS).map((name) => <Avatar key={name} name={name} />)}</span>
      <span className="say">{sentence}</span>
    </div>
  );
}
