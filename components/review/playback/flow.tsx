"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Markdown } from "@/components/ui/markdown";
import { clockText } from "@/lib/i18n/clock-text";
import type { PlaybackMoment, PlaybackQuestionView } from "@/lib/protocol/playback";
import { RunEntry } from "../run-list";
import { lookOf, useMomentWords } from "./moment-words";

type Props = { question: PlaybackQuestionView | null; moments: readonly PlaybackMoment[]; clockMs: number; onSeek(clockMs: number): void; onCompareAround(askedMs: number): void };

/** What had been asked last, and all that had happened on the shown question by then. */
export function Flow({ question, moments, clockMs, onSeek, onCompareAround }: Props) {
  const t = useTranslations("playback");
  const past = moments.filter((moment) => moment.clockMs <= clockMs && (moment.questionId === null || moment.questionId === question?.questionId));
  const asked = past.findLast((moment) => moment.kind === "question" || moment.kind === "followUp");
  const list = useRef<HTMLOListElement>(null);
  const count = past.length;
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [count, question?.questionId]);
  if (!question) return <p className="p-4 text-sm text-ink-3">{t("beforeFirst")}</p>;
  return (
    <>
      <div className="nowq" tabIndex={0} role="group" aria-label={t("question", { index: question.index })}>
        <div className="lbl"><span>{asked?.kind === "followUp" ? t("askedAfter", { index: question.index }) : t("question", { index: question.index })}</span><span className="mono num">{clockText(asked?.clockMs ?? question.clockMs)}</span></div>
        {asked?.kind === "followUp" ? <p>{asked.prompt}</p> : <div className="q"><b>{question.title}</b><Markdown className="text-sm">{question.prompt}</Markdown></div>}
      </div>
      <ol className="flow" ref={list} tabIndex={0} aria-label={t("flow")}>
        {past.map((moment) => <li key={moment.id} className={clsx(moment === past.at(-1) && "last")}><Entry moment={moment} clockMs={clockMs} onSeek={onSeek} onCompareAround={onCompareAround} /></li>)}
      </ol>
    </>
  );
}

function Entry({ moment, clockMs, onSeek, onCompareAround }: Omit<Props, "question" | "moments"> & { moment: PlaybackMoment }) {
  const t = useTranslations("playback");
  const words = useMomentWords();
  const { icon, tone } = lookOf(moment);
  const person = moment.kind === "note" ? moment.author : moment.kind === "score" ? moment.rater : null;
  return (
    <div className="cm">
      {person ? <Avatar name={person} /> : <span className={clsx("ic", tone)}><Icon as={icon} size={14} /></span>}
      <div className="grow min-w-0">
        <div className="h">
          <b>{person ?? words(moment)}</b>
          {moment.kind === "note" && moment.mine && <Badge>{t(moment.shared ? "shared" : "private")}</Badge>}
          {moment.kind === "score" && <span>{words(moment)}</span>}
          <button type="button" className="mono num at" onClick={() => onSeek(moment.clockMs)} aria-label={t("goTo", { clock: clockText(moment.clockMs) })}>{clockText(moment.clockMs)}</button>
        </div>
        <Body moment={moment} clockMs={clockMs} />
        {moment.kind === "followUp" && <button type="button" className="ba" onClick={() => onCompareAround(moment.clockMs)}>{t("beforeAfter")}</button>}
      </div>
    </div>
  );
}

/** What a command had put out by then. */
function HostEntry({ moment: { item, endedMs }, clockMs }: { moment: PlaybackMoment & { kind: "host" }; clockMs: number }) {
  const t = useTranslations("playback");
  if (item.kind !== "command") return <pre className="out" tabIndex={0}>{item.text}</pre>;
  if (endedMs === null || endedMs > clockMs) return <p className="text-ink-3">{t("running")}</p>;
  return item.output === "" ? null : <pre className="out" tabIndex={0}>{item.output}</pre>;
}

function Body({ moment, clockMs }: { moment: PlaybackMoment; clockMs: number }) {
  const t = useTranslations("playback");
  switch (moment.kind) {
    case "followUp":
    case "selfFound":
      return <p>{moment.prompt}</p>;
    case "card":
      return <pre className="out" tabIndex={0}>{moment.body}</pre>;
    case "note":
      return <p>{moment.text}</p>;
    case "pin":
      return <blockquote><mark className="mark">{moment.quote}</mark></blockquote>;
    case "run":
      return moment.endedMs === null || moment.endedMs > clockMs ? <p className="text-ink-3">{t("running")}</p> : <div className="runs"><RunEntry run={moment.run} /></div>;
    case "host":
      return <HostEntry moment={moment} clockMs={clockMs} />;
    case "question":
    case "score":
      return null;
  }
}
