"use client";

import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { newId } from "@/lib/client/new-id";
import { FOLLOW_UP_MAX_CHARS } from "@/lib/protocol/limits";
import { carriedFollowUpsSchema, type CarriedFollowUp, type CarriedFollowUps } from "@/lib/protocol/progress";
import type { ConsoleView } from "@/lib/protocol/views";
import { currentQuestion } from "../clock/plan";
import { useCommands } from "../commands/use-commands";

const MINUTES = 2;

/** What the candidate missed in earlier interviews, to be asked once more. Empty where there is nothing, and while it is not known. */
export function Carried({ view }: { view: ConsoleView }) {
  const t = useTranslations("scoring.carried");
  const { send } = useCommands();
  const carried = useCarried(view);
  const question = currentQuestion(view);
  const open = carried?.offered.filter(({ prompt }) => !view.questions.some(({ followUps }) => followUps.some((followUp) => followUp.prompt === prompt))) ?? [];
  if (!carried || open.length + carried.hidden === 0) return null;
  const ask = (item: CarriedFollowUp) => question && void send({ type: "followUp.add", nodeId: newId(), questionId: question.nodeId, prompt: item.prompt.slice(0, FOLLOW_UP_MAX_CHARS), minutes: MINUTES });
  return (
    <Popover label={t("title")} trigger={<Button size="sm" variant="ghost"><Icon as={Undo2} size={12} />{t("open", { count: open.length + carried.hidden })}</Button>}>
      <div className="con-probes">
        <p>{t("text")}</p>
        <ul>{open.map((item) => <Item key={item.prompt} item={item} onAsk={question ? () => ask(item) : null} />)}</ul>
        {carried.hidden > 0 && <p>{t("hidden", { count: carried.hidden })}</p>}
      </div>
    </Popover>
  );
}

function Item({ item, onAsk }: { item: CarriedFollowUp; onAsk: (() => void) | null }) {
  const t = useTranslations("scoring");
  const format = useFormatter();
  return (
    <li className="carry">
      <span>{item.prompt}</span>
      <small className="num">{item.scenario} · {format.dateTime(item.lastAt, { dateStyle: "medium" })} · {t("carried.times", { count: item.missed })} · {t(`followUps.outcome.${item.last}`)}</small>
      <button type="button" disabled={onAsk === null} onClick={onAsk ?? undefined}>{t("carried.ask")}</button>
    </li>
  );
}

/** Asked again when another person comes in: the candidate may join after the interviewer. */
function useCarried(view: ConsoleView): CarriedFollowUps | null {
  const [carried, setCarried] = useState<CarriedFollowUps | null>(null);
  const candidates = view.people.flatMap(({ role, participantId }) => (role === "candidate" ? [participantId] : [])).join(" ");
  const { interviewId } = view;
  useEffect(() => {
    if (candidates === "") return;
    const stop = new AbortController();
    fetch(`/api/interviews/${interviewId}/carried`, { signal: stop.signal })
      .then(async (response) => carriedFollowUpsSchema.safeParse(await response.json()))
      // It is an offer: without it the console works as before.
      .then((read) => setCarried(read.success ? read.data : null), () => undefined);
    return () => stop.abort();
  }, [interviewId, candidates]);
  return carried;
}
