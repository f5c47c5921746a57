"use client";

import { Eye, EyeOff, FileText, Send, Sparkles, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TailNode } from "@/components/ui/tail";
import type { ConsoleCardView, ConsoleFollowUpView, ConsoleQuestionView, NodeState } from "@/lib/protocol/views";
import { NodeDetails } from "./node-details";
import type { Branch } from "./outline";
import type { RowContext } from "./outline-question";
import { useStateWord } from "./state-word";

const STATE_ICON: Partial<Record<NodeState, LucideIcon>> = { hidden: EyeOff, revealed: Eye, done: Eye, sending: Send, dropped: X, selfFound: Sparkles };

type Props = { node: ConsoleFollowUpView | ConsoleCardView; branches: Branch[]; question: ConsoleQuestionView } & RowContext;

/** A follow-up or a card: its node on the tail, its title, its state in words. */
export function OutlineChild({ node, branches, question, ...context }: Props) {
  const { ui, actions, view, stop } = context;
  const stateWord = useStateWord();
  return (
    <li className="fu" data-state={node.state} data-kind={node.kind}>
      <button
        type="button"
        className="fr"
        data-row={node.nodeId}
        data-selected={ui.selectedId === node.nodeId || undefined}
        aria-expanded={ui.isOpen(node.nodeId)}
        tabIndex={stop === node.nodeId ? 0 : -1}
        onFocus={() => ui.select(node.nodeId)}
        onClick={() => ui.toggleOpen(node.nodeId)}
      >
        <TailNode state={node.state} place={node.queuePlace} label={stateWord(node)} />
        <span className="bd">
          <span className="tt">{node.kind === "card" && <Icon as={FileText} size={12} />}{node.title}</span>
          <ChildState node={node} next={view.nextNodeId === node.nodeId && view.clock.status !== "ended"} />
        </span>
      </button>
      {ui.isOpen(node.nodeId) && <NodeDetails node={node} question={question} view={view} actions={actions} />}
      {branches.length > 0 && (
        <ol>{branches.map((branch) => <OutlineChild key={branch.node.nodeId} node={branch.node} branches={branch.children} question={question} {...context} />)}</ol>
      )}
    </li>
  );
}

function ChildState({ node, next }: { node: ConsoleFollowUpView | ConsoleCardView; next: boolean }) {
  const t = useTranslations("console.outline");
  const state = useTranslations("console.state");
  const stateWord = useStateWord();
  const icon = STATE_ICON[node.state];
  const waiting = node.state === "hidden" || node.state === "queued";
  const extras = [
    waiting && node.kind === "followUp" ? t("minutes", { minutes: node.minutes }) : null,
    waiting && node.kind === "followUp" && node.required ? t("required") : null,
    node.kind === "followUp" && node.adHoc ? t("adHoc") : null,
    node.kind === "card" ? t("card") : null,
  ].filter((word) => word !== null);
  return (
    <span className="m num">
      {icon && <Icon as={icon} size={12} />}
      {next ? <b>{state("next")}</b> : stateWord(node)}
      {extras.length > 0 && ` · ${extras.join(" · ")}`}
    </span>
  );
}
