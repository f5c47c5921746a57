"use client";

import { ArrowRight, DoorOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { LinkBox } from "@/components/ui/link-box";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";
import type { Role } from "@/lib/protocol/roles";
import type { StartedRoundView } from "./views";

const SURFACE: Record<Role, string> = { interviewer: "console", candidate: "room", observer: "observe" };

type Props = { start: () => Promise<Result<StartedRoundView>>; variant?: ButtonVariant; size?: "md" | "lg"; label?: string };

/** Opens all rooms of a round and takes the reader to theirs. Links for guests are shown first: they exist this once. */
export function StartRoundButton({ start, variant = "ink", size = "md", label }: Props) {
  const t = useTranslations("groups.start");
  const tf = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [pending, transition] = useTransition();
  const [started, setStarted] = useState<StartedRoundView | null>(null);
  const enter = ({ rooms }: StartedRoundView) => {
    const mine = rooms.find((room) => room.mine !== null);
    if (mine?.mine) router.push(`/${SURFACE[mine.mine]}/${mine.interviewId}`);
    else router.refresh();
  };
  const press = () =>
    transition(async () => {
      const result = await start().catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (!result.ok) return toast({ text: result.code === "roundNotReady" && result.field ? t("notReady", { room: result.field }) : tf(result.code), tone: "bad" });
      if (result.value.guestLinks.length > 0) setStarted(result.value);
      else enter(result.value);
    });
  return (
    <>
      <Button variant={variant} size={size} onClick={press} disabled={pending}><Icon as={DoorOpen} />{label ?? t("submit")}</Button>
      {started && (
        <Dialog open onOpenChange={() => { setStarted(null); enter(started); }} title={t("guestLinks")} description={t("guestText")} wide actions={<Button variant="ink" onClick={() => enter(started)}>{t("enter")}<Icon as={ArrowRight} /></Button>}>
          <div className="grid gap-3">{started.guestLinks.map(({ name, url }) => <LinkBox key={url} url={url} label={name} lead={<span className="text-sm font-medium">{name}</span>} />)}</div>
        </Dialog>
      )}
    </>
  );
}
