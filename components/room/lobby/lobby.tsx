"use client";

import { useTranslations } from "next-intl";
import { Brand } from "@/components/ui/brand-mark";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { givenName } from "@/lib/i18n/given-name";
import type { RoomView } from "@/lib/protocol/views";
import { PresenceLine } from "../header/presence-line";
import type { RoomHandle } from "../room-screen";
import { DeviceCheck } from "./device-check";

/** The wait before the start. Nothing of the scenario is known here, not even its name. */
export function Lobby({ view, handle }: { view: RoomView; handle: RoomHandle }) {
  const t = useTranslations("room.lobby");
  const common = useTranslations("common");
  return (
    <div className="room lobby">
      <header className="lbar">
        <Brand name={common("appName")} />
        <span className="grow" />
        <LocaleSwitch />
        <ThemeToggle size="md" />
      </header>
      <main id="main" tabIndex={-1}>
        <h1>{t("title", { name: givenName(view.me.name) })}</h1>
        <p className="say">{t("text")}</p>
        <PresenceLine view={view} presence={handle.presence} />
        <DeviceCheck connection={handle.connection} />
      </main>
    </div>
  );
}
