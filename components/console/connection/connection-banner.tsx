"use client";

import { RefreshCw, TriangleAlert, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { useNow } from "../clock/use-now";
import { useCommands } from "../commands/use-commands";

/** Says when this page is not in touch with the server. Nothing while all is well; what was typed and is not taken counts as trouble too. */
export function ConnectionBanner({ handle }: { handle: InterviewHandle<ConsoleView> }) {
  const t = useTranslations("console.connection");
  const failures = useTranslations("failures");
  const { connection } = handle;
  switch (connection.state) {
    case "online":
      return handle.saving.refused && <div className="con-conn"><Banner tone="warn" icon={TriangleAlert}>{failures(handle.saving.refused)}</Banner></div>;
    case "connecting":
      return <div className="con-conn"><Banner icon={RefreshCw}>{t("connecting")}</Banner></div>;
    case "gone":
      return <div className="con-conn"><Banner tone="bad" icon={TriangleAlert}><b>{t("gone")}</b> {failures(connection.code)}</Banner></div>;
    case "offline":
      return <OfflineBanner handle={handle} attempt={connection.attempt} retryAt={connection.retryAt} />;
  }
}

function OfflineBanner({ handle, attempt, retryAt }: { handle: InterviewHandle<ConsoleView>; attempt: number; retryAt: number | null }) {
  const t = useTranslations("console.connection");
  const { waiting } = useCommands();
  const now = useNow(handle.serverNow);
  const seconds = retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <div className="con-conn">
      <Banner
        tone="warn"
        icon={WifiOff}
        meta={seconds === null ? t("attempt", { attempt }) : t("attemptIn", { attempt, seconds })}
        action={<Button size="sm" onClick={handle.reconnectNow}>{t("retryNow")}</Button>}
      >
        <b>{t("offline")}</b> {waiting > 0 ? t("unsent", { count: waiting }) : t("stillUsable")}
      </Banner>
    </div>
  );
}
