"use client";

import { useRef, useState } from "react";
import { PHONE, useMedia } from "@/components/editor/use-media";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { useReading } from "../answer/use-reading";
import { CommandsProvider, useSendCommands } from "../commands/use-commands";
import { ConnectionBanner } from "../connection/connection-banner";
import { EndDialog } from "../end-dialog";
import { ConsoleHeader } from "../header/console-header";
import { useNodeActions } from "../outline/node-actions";
import { focusRow } from "../outline/outline-list";
import { useOutline } from "../outline/use-outline";
import { usePin } from "../pins/use-pin";
import { emptyCriteria } from "../rubric/rubric";
import { SubmitDialog } from "../rubric/submit-dialog";
import { useScoring } from "../rubric/use-scoring";
import { HintRow } from "../shortcuts/hint-row";
import { ShortcutHelp } from "../shortcuts/shortcut-help";
import { Announcer } from "./announcer";
import { EndedNote, PausedNote } from "./status-note";
import { ConsoleMiddle } from "./console-middle";
import { ConsoleRail } from "./console-rail";
import { ConsoleSide } from "./console-side";
import { PhoneTabs, type PhoneTab } from "./phone-tabs";
import { useConsoleKeys } from "./use-console-keys";
import "./layout.css";

export const WIDE = "(min-width: 1180px)";
type Props = { view: ConsoleView; handle: InterviewHandle<ConsoleView> };
export type OpenDialog = "end" | "submit" | "help" | null;

/** The console of one interview, or the observer's view of it: everything on it comes from the view. */
export function ConsoleScreen({ view, handle }: Props) {
  const commands = useSendCommands(handle);
  return <CommandsProvider value={commands}><Screen view={view} handle={handle} /></CommandsProvider>;
}

function Screen({ view, handle }: Props) {
  const wide = useMedia(WIDE);
  const phone = useMedia(PHONE);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [phoneTab, setPhoneTab] = useState<PhoneTab>("reveal");
  const [query, setQuery] = useState("");
  const [adHoc, setAdHoc] = useState<{ open: boolean; draft: string }>({ open: false, draft: "" });
  const searchInput = useRef<HTMLInputElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const outline = useOutline(view.questions);
  const actions = useNodeActions(view);
  const reading = useReading(view);
  const scoring = useScoring(view, reading.questionId);
  const pin = usePin(reading.questionId, reading.selection, scoring.activeId);
  const openAdHoc = (text?: string) => setAdHoc((before) => ({ open: true, draft: text ?? before.draft }));
  useConsoleKeys({ view, outline, actions, reading, scoring, pin, searchInput, noteInput, setDialog, setPhoneTab, openAdHoc });

  const close = (open: boolean) => setDialog((before) => (open ? before : null));
  const scoreFirst = () => {
    const empty = emptyCriteria(scoring.view)[0];
    if (!empty) return;
    scoring.activateIn(empty.scope, empty.criterion.id);
    if (empty.scope !== "interview") reading.show(empty.scope);
    setPhoneTab("score");
  };
  const showProbe = (nodeId: string) => {
    outline.select(nodeId);
    if (!outline.isOpen(nodeId)) outline.toggleOpen(nodeId);
    setPhoneTab("reveal");
    requestAnimationFrame(() => focusRow(document, nodeId));
  };
  const side = phone && phoneTab !== "reveal";
  return (
    <div className="console" data-role={view.role} data-status={view.clock.status} data-phone={phoneTab}>
      <ConsoleHeader view={view} handle={handle} questionId={reading.questionId} onEnd={() => setDialog("end")} />
      <div className="con-notes-bar">
        <ConnectionBanner handle={handle} />
        <PausedNote view={view} />
        <EndedNote view={view} />
      </div>
      <ConsoleRail {...{ view, handle, outline, actions, query, setQuery, adHoc, setAdHoc, openAdHoc, searchInput }} main={!wide && !side} />
      {wide && <ConsoleMiddle {...{ view, handle, reading }} onPin={pin} />}
      <ConsoleSide {...{ view, handle, scoring, reading, noteInput }} onSubmit={() => setDialog("submit")} onProbe={showProbe} onEmpty={scoreFirst} main={side} />
      <HintRow watching={view.role === "observer"} onHelp={() => setDialog("help")} />
      <PhoneTabs tab={phoneTab} onTab={setPhoneTab} watching={view.role === "observer"} />
      <EndDialog view={scoring.view} presence={handle.presence} open={dialog === "end"} onOpenChange={close} onScoreFirst={scoreFirst} />
      <SubmitDialog view={scoring.view} open={dialog === "submit"} onOpenChange={close} />
      <ShortcutHelp open={dialog === "help"} onOpenChange={close} watching={view.role === "observer"} />
      <Announcer view={view} handle={handle} />
    </div>
  );
}
