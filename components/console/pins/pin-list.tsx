"use client";

import { ChevronRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView, PinView } from "@/lib/protocol/views";
import { useAnswer, type AnswerState } from "../answer/use-answer";
import type { ReadingUi } from "../answer/use-reading";
import { formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";
import { placeOf } from "./pins";
import "./pins.css";

type Props = { view: ConsoleView; handle: InterviewHandle<ConsoleView>; reading: ReadingUi };

/** Quotes pinned as evidence, the newest first: those of the shown question, or all. */
export function PinList({ view, handle, reading }: Props) {
  const t = useTranslations("console.pins");
  const [all, setAll] = useState(false);
  const shown = useAnswer(handle.openAnswer, reading.questionId);
  const question = view.questions.find((each) => each.nodeId === reading.questionId) ?? null;
  const here = view.pins.filter((pin) => pin.questionId === question?.nodeId);
  const listed = [...(all ? view.pins : here)].sort((a, b) => b.clockMs - a.clockMs);
  return (
    <section className="con-pins" aria-labelledby="con-pins-title">
      <div className="sh">
        <h2 id="con-pins-title">{t("title")}</h2>
        <span className="lbl num">{all || !question ? view.pins.length : `Q${question.index} · ${here.length}`}</span>
        <span className="grow" />
        {view.pins.length > here.length && (
          <Button size="sm" variant="ghost" aria-pressed={all} onClick={() => setAll(!all)}>{all ? t("here") : t("all", { count: view.pins.length })}<Icon as={ChevronRight} size={12} /></Button>
        )}
      </div>
      {listed.length === 0 ? <p className="empty">{t("none")}</p> : <ul>{listed.map((pin) => <PinRow key={pin.evidenceId} pin={pin} view={view} reading={reading} shown={shown} />)}</ul>}
    </section>
  );
}

function PinRow({ pin, view, reading, shown }: Omit<Props, "handle"> & { pin: PinView; shown: AnswerState | null }) {
  const t = useTranslations("console.pins");
  const { send } = useCommands();
  const loaded = shown?.answer.questionId === pin.questionId ? shown : null;
  const place = loaded ? placeOf(loaded.text, pin) : null;
  const question = view.questions.find((each) => each.nodeId === pin.questionId);
  const criterion = [...view.rubric.interview, ...Object.values(view.rubric.byQuestion).flat()].find((each) => each.id === pin.criterionId);
  return (
    <li>
      <button type="button" className="go" onClick={() => reading.jumpTo(pin.questionId, place?.line ?? null)}>
        <q>{pin.quote}</q>
        <span className="m num">
          {loaded ? <span className="mono">{place ? t("line", { line: place.line }) : t("gone")}</span> : <span className="mono">Q{question?.index}</span>}
          <span>{formatClock(pin.clockMs)}</span>
          {criterion && <span>{criterion.name}</span>}
        </span>
      </button>
      {!view.submitted && <IconButton label={t("unpin")} size="sm" className="rm" onClick={() => void send({ type: "evidence.unpin", evidenceId: pin.evidenceId })}><Icon as={X} size={12} /></IconButton>}
    </li>
  );
}
