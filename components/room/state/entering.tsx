"use client";

import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { RoomHandle } from "../room-screen";

/** Before the first view has come: entering, waiting for a connection, or turned away. */
export function Entering({ handle }: { handle: RoomHandle }) {
  const t = useTranslations("room.entering");
  const failures = useTranslations("failures");
  const { connection } = handle;
  if (connection.state === "gone") return <NoticePage title={t("goneTitle")} text={failures(connection.code)} />;
  if (connection.state === "offline") {
    return <NoticePage title={t("offlineTitle")} text={t("offlineText")} actions={<Button variant="ink" onClick={handle.reconnectNow}>{t("retryNow")}</Button>} />;
  }
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-5">
      <div className="w-full max-w-[420px]"><Skeleton label={t("label")} /></div>
    </main>
  );
}
