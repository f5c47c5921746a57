"use client";

import { Globe, Square } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { BrandMark } from "@/components/ui/brand-mark";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { Popover } from "@/components/ui/popover";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { Clocks } from "../clock/clocks";
import { ClockButton } from "./clock-buttons";
import { People } from "./people";
import { SavedState } from "./saved-state";
import "./header.css";

/** What the whole interview is doing: what, how long, who, whether it is saved, and the way out. */
export function ConsoleHeader({ view, handle, questionId, onEnd }: { view: ConsoleView; handle: InterviewHandle<ConsoleView>; questionId: string | null; onEnd: () => void }) {
  const t = useTranslations("console.header");
  const common = useTranslations("common");
  const locale = useLocale();
  const watching = view.role === "observer";
  return (
    <header className="con-bar">
      <Link className="brand" href="/" aria-label={t("home")}><BrandMark size={22} /></Link>
      <div className="ttl">
        <h1>{view.briefing.title}</h1>
        {watching ? <Badge>{common("role.observer")}</Badge> : <span>{common(`status.${view.clock.status}`)}</span>}
      </div>
      <span className="vr first" />
      <Clocks view={view} serverNow={handle.serverNow} />
      {!watching && <ClockButton status={view.clock.status} />}
      <span className="grow" />
      <People view={view} presence={handle.presence} />
      <span className="vr" />
      <SavedState view={view} handle={handle} questionId={questionId} />
      <Popover label={common("language")} trigger={<Button variant="ghost" size="sm" className="lang" aria-label={t("language", { locale: locale.toUpperCase() })}><Icon as={Globe} size={14} />{locale.toUpperCase()}</Button>}>
        <LocaleSwitch />
      </Popover>
      <span className="theme"><ThemeToggle /></span>
      {!watching && (view.clock.status === "live" || view.clock.status === "paused") && (
        <Button variant="danger" size="sm" className="end" onClick={onEnd}><Icon as={Square} size={12} /><span className="wd">{t("end")}</span></Button>
      )}
    </header>
  );
}
