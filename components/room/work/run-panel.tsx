"use client";

import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { RoomQuestionView } from "@/lib/protocol/views";
import { useCommandKey } from "../use-command-key";
import { RunOutput } from "./run-output";
import type { RunState } from "./use-run";

/** What the answer does on the public example. Nothing else is run for the candidate to see. */
export function RunPanel({ question, run, closed, online }: { question: RoomQuestionView; run: RunState; closed: boolean; online: boolean }) {
  const t = useTranslations("room.run");
  const command = useCommandKey();
  const running = run.asking || run.latest?.state === "queued";
  return (
    <section className="ob" aria-label={t("title")}>
      <div className="oh">
        <h2>{t("title")}</h2>
        <span className="grow" />
        {question.task && <span className="lbl">{question.task.publicExample}</span>}
        {question.task && !closed && (running && run.latest?.state === "queued"
          ? <Button className="run" onClick={run.cancel}><Icon as={Square} size={12} />{t("stop")}</Button>
          : (
            <Button variant="ink" className="run" onClick={run.start} disabled={running || !online} aria-keyshortcuts="Control+Enter Meta+Enter">
              <Icon as={Play} size={12} />
              {t("run")}
              <span className="wide"><Kbd>{command === "⌘" ? "⌘↵" : "Ctrl ↵"}</Kbd></span>
            </Button>
          ))}
      </div>
      <div className="oo" tabIndex={0} aria-live="polite" aria-busy={running} data-testid="run-result">
        <RunOutput question={question} run={run} running={running} />
        {question.task && !online && !closed && <p className="note">{t("offline")}</p>}
      </div>
    </section>
  );
}
