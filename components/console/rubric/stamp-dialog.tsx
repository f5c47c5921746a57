"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeView } from "@/components/ui/code-view";
import { Dialog } from "@/components/ui/dialog";
import { failureSchema, type FailureCode } from "@/lib/protocol/failures";
import { stampedAnswerSchema } from "@/lib/protocol/stamps";
import type { ConsoleFollowUpView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";

type Props = { interviewId: string; followUp: ConsoleFollowUpView; onClose: () => void; onScore: () => void; readOnly: boolean };
type Shown = { text: string } | { code: FailureCode } | null;

/** The answer as it stood when a follow-up was revealed. */
export function StampDialog({ interviewId, followUp, onClose, onScore, readOnly }: Props) {
  const t = useTranslations("scoring.followUps");
  const failures = useTranslations("failures");
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    const stop = new AbortController();
    readStamp(interviewId, followUp.nodeId, stop.signal).then((result) => !stop.signal.aborted && setShown(result), () => !stop.signal.aborted && setShown({ code: "unavailable" }));
    return () => stop.abort();
  }, [interviewId, followUp.nodeId]);
  const actions = <><Button variant="ghost" onClick={onClose}>{t("close")}</Button>{!readOnly && <Button variant="ink" onClick={() => { onScore(); onClose(); }}>{t("scoreBefore")}</Button>}</>;
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={t("stampTitle", { at: formatClock(followUp.revealedClockMs ?? 0) })} description={followUp.prompt} actions={actions}>
      <div className="con-stamp" tabIndex={0}>
        {shown === null ? <p>{t("loading")}</p> : "code" in shown ? <p role="alert">{failures(shown.code)}</p> : shown.text === "" ? <p>{t("blank")}</p> : <CodeView text={shown.text} label={t("stampLabel")} />}
      </div>
    </Dialog>
  );
}

async function readStamp(interviewId: string, nodeId: string, signal: AbortSignal): Promise<Exclude<Shown, null>> {
  const response = await fetch(`/api/interviews/${interviewId}/stamps/${nodeId}`, { signal });
  const body: unknown = await response.json();
  const stamp = stampedAnswerSchema.safeParse(body);
  if (stamp.success) return { text: stamp.data.text };
  const refused = failureSchema.safeParse(body);
  return { code: refused.success ? refused.data.code : "unavailable" };
}
