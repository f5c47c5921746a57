"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Markdown } from "@/components/ui/markdown";
import type { ConsoleQuestionView, ConsoleView } from "@/lib/protocol/views";
import type { NodeActions } from "./node-actions";
import { isOut, isWaiting, type OutlineNode } from "./outline";

type Props = { node: OutlineNode; question: ConsoleQuestionView; view: ConsoleView; actions: NodeActions | null };

/** What an interviewer reads before asking: the full text, what it is for, what a good reply holds, and what can be done with it. */
export function NodeDetails({ node, question, view, actions }: Props) {
  return (
    <div className="con-details">
      {node.kind === "question" && <QuestionDetails question={node} />}
      {node.kind === "followUp" && <FollowUpDetails node={node} />}
      {node.kind === "card" && <pre tabIndex={0}>{node.body}</pre>}
      {actions && <NodeButtons node={node} question={question} view={view} actions={actions} />}
    </div>
  );
}

function FollowUpDetails({ node }: { node: Extract<OutlineNode, { kind: "followUp" }> }) {
  const t = useTranslations("console.details");
  return (
    <>
      <Markdown>{node.prompt}</Markdown>
      {!node.adHoc && (
        <dl>
          <Part label={t("whenToUse")}>{node.whenToUse}</Part>
          <Part label={t("probes")}>{node.probes}</Part>
          <Part label={t("goodReply")}>{node.goodReply}</Part>
        </dl>
      )}
    </>
  );
}

function QuestionDetails({ question }: { question: ConsoleQuestionView }) {
  const t = useTranslations("console.details");
  return (
    <>
      <Markdown>{question.prompt}</Markdown>
      {question.task && <Markdown className="task">{question.task.brief}</Markdown>}
      <dl>
        <Part label={t("signals")}><Points items={question.signals} /></Part>
        {question.misconceptions.length > 0 && <Part label={t("misconceptions")}><Points items={question.misconceptions} /></Part>}
      </dl>
      <details>
        <summary>{t("modelAnswer")}</summary>
        <Markdown>{question.modelAnswer}</Markdown>
      </details>
    </>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{typeof children === "string" ? <Markdown>{children}</Markdown> : children}</dd></div>;
}

function Points({ items }: { items: { id: string; text: string }[] }) {
  return <ul>{items.map((item) => <li key={item.id}><Markdown>{item.text}</Markdown></li>)}</ul>;
}

function NodeButtons({ node, question, view, actions }: Omit<Props, "actions"> & { actions: NodeActions }) {
  const t = useTranslations("console.details");
  const terminal = useTranslations("terminal.console");
  if (view.clock.status === "ended") return null;
  if (node.state === "dropped") return <div className="acts"><Button size="sm" onClick={() => actions.restore(node.nodeId)}>{t("restore")}<Kbd>Q</Kbd></Button></div>;
  if (!isWaiting(node.state)) return null;
  const questionOut = node.kind === "question" || isOut(question.state);
  return (
    <div className="acts">
      <Button size="sm" variant="gam" disabled={view.clock.status !== "live" || !questionOut} onClick={() => actions.reveal(node.nodeId)}>{t(node.kind === "card" ? "release" : "revealNow")}</Button>
      {node.kind === "card" && <Button size="sm" disabled={view.clock.status !== "live" || !questionOut} onClick={() => actions.releaseAsked(node.nodeId, null)}>{terminal("askedFor")}</Button>}
      <Button size="sm" onClick={() => actions.toggleQueue(node)}>{t(node.state === "queued" ? "dequeue" : "queue")}<Kbd>Q</Kbd></Button>
      {view.queue[0] !== node.nodeId && <Button size="sm" onClick={() => actions.queueFront(node.nodeId)}>{t("front")}</Button>}
      {node.kind === "followUp" && questionOut && <Button size="sm" onClick={() => actions.markSelfFound(node.nodeId)}>{t("selfFound")}</Button>}
      <Button size="sm" variant="ghost" onClick={() => actions.drop(node.nodeId)}>{t("drop")}</Button>
    </div>
  );
}
