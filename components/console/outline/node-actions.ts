"use client";

import type { ConsoleView } from "@/lib/protocol/views";
import { newId } from "@/lib/client/new-id";
import { useCommands } from "../commands/use-commands";
import { nextTarget } from "../next/next-target";
import { isWaiting, undoable, type OutlineNode } from "./outline";

export type NodeActions = {
  reveal(nodeId: string): void;
  revealNext(): void;
  undo(): void;
  dropNext(): void;
  drop(nodeId: string): void;
  restore(nodeId: string): void;
  /** Into the queue, out of it, or back from the dropped ones. */
  toggleQueue(node: OutlineNode): void;
  queueFront(nodeId: string): void;
  queueBack(nodeId: string): void;
  markSelfFound(nodeId: string): void;
  /** Releases a card that the candidate asked for, by a command on the host or aloud (null). */
  releaseAsked(nodeId: string, entryId: string | null): void;
};

/** What an interviewer does to nodes of the outline. Everything is decided by the server; the view that follows shows it. */
export function useNodeActions(view: ConsoleView): NodeActions {
  const { send } = useCommands();
  const reveal = (nodeId: string) => void send({ type: "node.reveal", revealId: newId(), nodeId });
  const drop = (nodeId: string) => void send({ type: "node.drop", nodeId });
  const restore = (nodeId: string) => void send({ type: "node.restore", nodeId });
  const queueBack = (nodeId: string) => void send({ type: "queue.add", nodeId, at: "back" });
  return {
    reveal,
    revealNext() {
      const target = nextTarget(view);
      if (target && view.clock.status === "live") reveal(target.node.nodeId);
    },
    undo() {
      const pending = undoable(view.questions);
      if (pending) void send({ type: "reveal.undo", revealId: pending.revealId });
    },
    dropNext() {
      const target = nextTarget(view);
      if (target) drop(target.node.nodeId);
    },
    drop,
    restore,
    toggleQueue(node) {
      if (node.state === "dropped") restore(node.nodeId);
      else if (node.state === "queued") void send({ type: "queue.remove", nodeId: node.nodeId });
      else if (isWaiting(node.state)) queueBack(node.nodeId);
    },
    queueBack,
    queueFront: (nodeId) => void send({ type: "queue.add", nodeId, at: "front" }),
    releaseAsked: (nodeId, entryId) => void send({ type: "node.reveal", revealId: newId(), nodeId, askedBy: entryId }),
    markSelfFound: (nodeId) => void send({ type: "followUp.markSelfFound", nodeId }),
  };
}
