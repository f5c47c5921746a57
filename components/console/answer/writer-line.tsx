"use client";

import { useTranslations } from "next-intl";
import type { AnswerText, InterviewHandle } from "@/lib/client/types";
import { givenName } from "@/lib/i18n/given-name";
import type { ConsoleView } from "@/lib/protocol/views";
import { clockAt, formatClock } from "../clock/clock";
import { candidateOf, presenceOf } from "../header/people";
import { cursorPlace } from "./cursor-place";
import { useTyping } from "./use-typing";

/** Where the candidate writes, or since when nothing has come from them. */
export function WriterLine({ view, handle, answer }: { view: ConsoleView; handle: InterviewHandle<ConsoleView>; answer: AnswerText }) {
  const t = useTranslations("console.answer");
  const typing = useTyping(answer, handle.serverNow);
  const candidate = candidateOf(view);
  if (!candidate) return <span>{t("noCandidate")}</span>;
  const name = givenName(candidate.name);
  const online = presenceOf(handle.presence, candidate.participantId)?.online ?? false;
  if (!online) {
    const changedMs = answer.lastChangeAt === null ? null : clockAt(view.clock, answer.lastChangeAt);
    return <span className="away">{changedMs === null ? t("away", { name }) : t("awaySince", { name, at: formatClock(changedMs) })}</span>;
  }
  const line = cursorPlace(answer, candidate.participantId)?.line ?? null;
  if (line === null) return <span>{t(typing ? "typing" : "elsewhere", { name })}</span>;
  return <span className="num">{t(typing ? "typingAt" : "at", { name, line })}</span>;
}

/** The dot on a tab while its answer changes. */
export function TypingDot({ answer, serverNow }: { answer: AnswerText | null; serverNow: () => number }) {
  const t = useTranslations("console.answer");
  return useTyping(answer, serverNow) ? <span className="lvdot" role="img" aria-label={t("typingDot")} title={t("typingDot")} /> : null;
}
