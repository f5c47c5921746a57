"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/protocol/failures";

/** How long a calibration waits for members, in hours. */
const CALIBRATION_HOURS = 7 * 24;

export type JoinAction = (interviewId: string) => Promise<Result<{ interviewId: string }>>;
export type StartAction = (input: { interviewId: string; hours: number }) => Promise<Result<{ calibrationId: string }>>;
type Props = { kind: "late" | "calibration"; interviewId: string; title: string; join: JoinAction; start: StartAction };

/** Joins a sealed interview as one more rater, or starts a calibration of an opened one, and goes there. */
export function StartButton({ kind, interviewId, title, join, start }: Props) {
  const t = useTranslations("calibration");
  const failures = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [working, begin] = useTransition();
  const unreachable = (): Failure => ({ ok: false, code: "unavailable" });
  const go = () => begin(async () => {
    const path = kind === "late" ? await join(interviewId).catch(unreachable).then((result) => (result.ok ? `/observe/${result.value.interviewId}` : result))
      : await start({ interviewId, hours: CALIBRATION_HOURS }).catch(unreachable).then((result) => (result.ok ? `/calibration/${result.value.calibrationId}` : result));
    if (typeof path === "string") router.push(path);
    else toast({ text: failures(path.code), tone: "bad" });
  });
  return <Button size="sm" disabled={working} aria-label={`${t(kind === "late" ? "joinLate" : "start")}: ${title}`} onClick={go}>{t(kind === "late" ? "joinLate" : "start")}</Button>;
}
