"use client";

import type { RefObject } from "react";
import type { ConsoleView } from "@/lib/protocol/views";
import type { ReadingUi } from "../answer/use-reading";
import { useCommands } from "../commands/use-commands";
import { cardToRelease } from "../host/waiting";
import { focusRow } from "../outline/outline-list";
import { locate } from "../outline/outline";
import type { NodeActions } from "../outline/node-actions";
import type { OutlineUi } from "../outline/use-outline";
import type { ScoringUi } from "../rubric/use-scoring";
import { useShortcutSetting } from "../shortcuts/shortcut-setting";
import type { ShortcutAction } from "../shortcuts/shortcuts";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import type { OpenDialog } from "./console-screen";
import type { PhoneTab } from "./phone-tabs";

type Parts = {
  view: ConsoleView;
  outline: OutlineUi;
  actions: NodeActions;
  reading: ReadingUi;
  scoring: ScoringUi;
  pin: () => void;
  searchInput: RefObject<HTMLInputElement | null>;
  noteInput: RefObject<HTMLTextAreaElement | null>;
  setDialog: (dialog: OpenDialog) => void;
  setPhoneTab: (tab: PhoneTab) => void;
  openAdHoc: () => void;
};

/** Wires every key to what it does. A handler returns false where the key means nothing now, so that it stays the browser's. */
export function useConsoleKeys(parts: Parts): void {
  const [on] = useShortcutSetting();
  const { send } = useCommands();
  const { view, outline, actions, reading, scoring } = parts;
  const move = (step: 1 | -1) => focusRow(document, outline.move(step));
  const selected = locate(view.questions, outline.selectedId);
  function onAction(action: ShortcutAction): boolean {
    switch (action.name) {
      case "reveal": return done(actions.revealNext());
      case "undo": return done(actions.undo());
      case "drop": return done(actions.dropNext());
      case "queue": return selected !== null && done(actions.toggleQueue(selected.node));
      case "next": return done(move(1));
      case "previous": return done(move(-1));
      case "expand": return selected !== null && done(outline.toggleOpen(selected.node.nodeId));
      case "search": return focus(parts.searchInput, () => parts.setPhoneTab("reveal"));
      case "adHoc": return view.clock.status !== "ended" && done(parts.openAdHoc());
      case "pause": return done(void togglePause());
      case "nextCriterion": return done(scoring.move(1));
      case "previousCriterion": return done(scoring.move(-1));
      case "switchScope": return done(scoring.setScope(scoring.scope === "interview" ? (scoring.questionScope ?? "interview") : "interview"));
      case "level": return done(scoring.press(action.level));
      case "notObserved": return done(scoring.press("notObserved"));
      case "pin": return reading.selection !== null && done(parts.pin());
      case "note": return focus(parts.noteInput, () => parts.setPhoneTab("notes"));
      case "follow": return done(reading.setFollowing(!reading.following));
      case "releaseAsked": return releaseAsked();
      case "help": return done(parts.setDialog("help"));
    }
  }
  function releaseAsked(): boolean {
    const card = cardToRelease(view);
    if (!card || view.clock.status !== "live") return false;
    actions.releaseAsked(card.nodeId, card.entryId);
    return true;
  }
  async function togglePause() {
    if (view.clock.status === "live") await send({ type: "interview.pause" });
    if (view.clock.status === "paused") await send({ type: "interview.resume" });
  }
  useShortcuts({ on, watching: view.role === "observer", onAction });
}

function done(_effect: void): true {
  return true;
}

function focus(target: RefObject<HTMLElement | null>, show: () => void): boolean {
  show();
  requestAnimationFrame(() => target.current?.focus());
  return true;
}
