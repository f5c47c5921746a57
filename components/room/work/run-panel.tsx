"use client";

import { Play, Square, SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { HostTerminal } from "@/components/terminal/host-terminal";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { RoomQuestionView } from "@/lib/protocol/views";
import { useCommandKey } from "../use-command-key";
import { RunOutput } from "./run-output";
import type { RunState } from "./use-run";
import type { LowerTab, TerminalState } from "./use-terminal";

type Props = { question: RoomQuestionView; run: RunState; terminal: TerminalState; closed: boolean; online: boolean };

/** What the answer does on the public example, and the terminal where the scenario has a host. */
export function RunPanel({ question, run, terminal, closed, online }: Props) {
  const t = useTranslations("room.run");
  const words = useTranslations("terminal");
  const running = run.asking || run.latest?.state === "queued";
  const tab: LowerTab = terminal.host !== null && question.task === null ? "terminal" : terminal.tab;
  return (
    <Tabs.Root className="ob" value={tab} onValueChange={(next) => terminal.choose(next as LowerTab)} activationMode="manual" asChild>
      <section aria-label={tab === "terminal" ? words("title") : t("title")}>
        <div className="oh">
          {terminal.host === null ? <h2>{t("title")}</h2> : (
            <Tabs.List className="tabs" aria-label={t("title")}>
              {question.task && <Tabs.Trigger value="run">{t("title")}</Tabs.Trigger>}
              <Tabs.Trigger value="terminal" aria-keyshortcuts="Control+Backquote"><Icon as={SquareTerminal} size={14} />{words("title")}</Tabs.Trigger>
            </Tabs.List>
          )}
          <span className="grow" />
          {question.task && <span className="lbl">{question.task.publicExample}</span>}
          {question.task && !closed && <RunButton run={run} running={running} online={online} />}
        </div>
        <Panel tab={terminal.host === null ? null : tab}>
          {tab === "terminal" && terminal.host ? <TerminalPane terminal={terminal} host={terminal.host} closed={closed} online={online} /> : (
          <div className="oo" tabIndex={0} aria-live="polite" aria-busy={running} data-testid="run-result">
            <RunOutput question={question} run={run} running={running} />
            {question.task && !online && !closed && <p className="note">{t("offline")}</p>}
          </div>
        )}
        </Panel>
      </section>
    </Tabs.Root>
  );
}

/** What a tab leads to; without tabs, just what stands there. */
function Panel({ tab, children }: { tab: LowerTab | null; children: ReactNode }) {
  return tab === null ? children : <Tabs.Content value={tab} className="op" tabIndex={-1}>{children}</Tabs.Content>;
}

function RunButton({ run, running, online }: { run: RunState; running: boolean; online: boolean }) {
  const t = useTranslations("room.run");
  const command = useCommandKey();
  if (running && run.latest?.state === "queued") return <Button className="run" onClick={run.cancel}><Icon as={Square} size={12} />{t("stop")}</Button>;
  return (
    <Button variant="ink" className="run" onClick={run.start} disabled={running || !online} aria-keyshortcuts="Control+Enter Meta+Enter">
      <Icon as={Play} size={12} />
      {t("run")}
      <span className="wide"><Kbd>{command === "⌘" ? "⌘↵" : "Ctrl ↵"}</Kbd></span>
    </Button>
  );
}

function TerminalPane({ terminal, host, closed, online }: { terminal: TerminalState; host: NonNullable<TerminalState["host"]>; closed: boolean; online: boolean }) {
  const t = useTranslations("terminal");
  const failures = useTranslations("failures");
  const refused = terminal.refused && `${failures(terminal.refused)} ${t("refused")}`;
  const waits = terminal.before === null ? null : t("inLine", { before: terminal.before });
  const note = closed ? t("ended") : !online ? t("offline") : (refused ?? waits ?? (host.simulated ? t("simulated") : null));
  const writes = closed || !online ? {} : { onLine: terminal.enter, onInterrupt: terminal.interrupt, onDraft: terminal.draft };
  return (
    <div className="ot">
      {note && <p className="note" role="status">{note}</p>}
      <HostTerminal host={host} label={t("label", { name: host.name })} focusKey={terminal.focusKey} {...writes} />
    </div>
  );
}
