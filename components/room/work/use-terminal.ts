"use client";

import { useState } from "react";
import type { CommandResult } from "@/lib/protocol/commands";
import type { FailureCode } from "@/lib/protocol/failures";
import type { HostView, RoomView } from "@/lib/protocol/views";
import { newId } from "@/lib/client/new-id";
import type { RoomHandle } from "../room-screen";

export type LowerTab = "run" | "terminal";

export type TerminalState = {
  host: HostView | null;
  tab: LowerTab;
  choose(tab: LowerTab): void;
  /** Ctrl+`: to the terminal with the keyboard, or back to where the answer is written. */
  toggle(): void;
  /** Changes each time that the keyboard goes to the terminal. */
  focusKey: number;
  /** Whether the line was taken. */
  enter(line: string): Promise<boolean>;
  interrupt(): void;
  draft(line: string): void;
  refused: FailureCode | null;
  /** How many are before the command in the server's queue; null where none waits. */
  before: number | null;
};

/** The terminal of the room: which of the two lower panels is open, and commands on their way to the host. */
export function useTerminal(view: RoomView, handle: RoomHandle, onOpen: () => void): TerminalState {
  const [tab, setTab] = useState<LowerTab>("run");
  const [focusKey, setFocusKey] = useState(0);
  const [refused, setRefused] = useState<FailureCode | null>(null);
  const { host } = view;
  const tell = (sent: Promise<CommandResult>) =>
    sent.then((result) => {
      setRefused(result.ok ? null : result.code);
      return result.ok;
    });
  const waiting = host?.items.findLast((item) => item.kind === "command" && item.state === "queued");
  const place = waiting?.kind === "command" ? (handle.queuePlaces.get(waiting.entryId) ?? 0) : 0;
  return {
    host,
    tab: host === null ? "run" : tab,
    choose(next) {
      setTab(next);
      if (next === "terminal") setFocusKey((key) => key + 1);
    },
    toggle() {
      if (host === null) return;
      if (tab === "terminal" && document.activeElement?.closest(".term")) {
        document.querySelector<HTMLElement>(".room .answer textarea, .room .answer [contenteditable]")?.focus();
        return;
      }
      onOpen();
      setTab("terminal");
      setFocusKey((key) => key + 1);
    },
    focusKey,
    enter: (line) => tell(handle.send({ type: "host.command", entryId: newId(), line })),
    interrupt: () => void (waiting?.kind === "command" && tell(handle.send({ type: "host.cancel", entryId: waiting.entryId }))),
    draft: (line) => handle.sendHostDraft(line),
    refused,
    before: place > 0 ? place - 1 : null,
  };
}
