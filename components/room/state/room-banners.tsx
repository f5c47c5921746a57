"use client";

import { Monitor, PencilLine, RefreshCw, ServerOff, TriangleAlert, WifiOff, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/console/clock/use-now";
import { Banner } from "@/components/ui/banner";
import { Button, IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import type { FailureCode } from "@/lib/protocol/failures";
import type { RoomHandle } from "../room-screen";
import type { Answers } from "../use-answers";
import { useSaved } from "../use-saved";

type Props = { handle: RoomHandle; answers: Answers; refused: FailureCode | null; onClose(): void; onTakeOver(): void };

/** What stands between the writer and the server, one line each. Says what is safe before what failed; nothing while all is well. */
export function RoomBanners({ handle, answers, refused, onClose, onTakeOver }: Props) {
  const t = useTranslations("room.connection");
  const failures = useTranslations("failures");
  const common = useTranslations("common");
  const { connection, writing } = handle;
  return (
    <div className="bns">
      {connection.state === "connecting" && <Banner icon={RefreshCw}>{t("connecting")}</Banner>}
      {connection.state === "offline" && <Offline handle={handle} attempt={connection.attempt} retryAt={connection.retryAt} />}
      {connection.state === "gone" && (
        <Banner tone="warn" icon={TriangleAlert} action={<CopyButton size="sm" label={t("copyAll")} text={allText(answers)} />}>
          <b>{t("gone")}</b> {failures(connection.code)}
        </Banner>
      )}
      {handle.saving.refused ? <Banner tone="warn" icon={TriangleAlert}>{failures(handle.saving.refused)}</Banner> : connection.state === "online" && <NotSaved handle={handle} />}
      {connection.state === "online" && writing.reason === "otherWindow" && (
        <Banner tone="warn" icon={Monitor} action={<Button size="sm" onClick={onTakeOver}>{t("writeHere")}</Button>}>
          <b>{t("otherWindow")}</b> {t("readsOnly")}
        </Banner>
      )}
      {handle.view?.interviewerTyping && handle.view.clock.status !== "ended" && <Banner icon={PencilLine}>{t("interviewerTypes")}</Banner>}
      {refused && (
        <Banner icon={TriangleAlert} action={<IconButton size="sm" label={common("close")} onClick={onClose}><Icon as={X} size={14} /></IconButton>}>
          {failures(refused)}
        </Banner>
      )}
    </div>
  );
}

function Offline({ handle, attempt, retryAt }: { handle: RoomHandle; attempt: number; retryAt: number | null }) {
  const t = useTranslations("room.connection");
  const now = useNow(handle.serverNow);
  const seconds = retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <Banner
      tone="warn"
      icon={WifiOff}
      meta={seconds === null ? t("attempt", { attempt }) : t("attemptIn", { attempt, seconds })}
      action={<Button size="sm" onClick={handle.reconnectNow}>{t("retryNow")}</Button>}
    >
      <b>{t("offline")}</b> {t("keepWriting")}
    </Banner>
  );
}

/** In touch with the server, yet it does not confirm: the database may be away. */
function NotSaved({ handle }: { handle: RoomHandle }) {
  const failures = useTranslations("failures");
  return useSaved(handle.saving) === "unsaved" ? <Banner tone="warn" icon={ServerOff}>{failures("unavailable")}</Banner> : null;
}

function allText(answers: Answers): string {
  return [...answers.values()].map((answer) => answer.text.toString()).filter(Boolean).join("\n\n");
}
