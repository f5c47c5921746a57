"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext, useState } from "react";
import { useToast } from "@/components/ui/toast";
import type { InterviewHandle } from "@/lib/client/types";
import type { Command, CommandResult } from "@/lib/protocol/commands";
import type { ConsoleView } from "@/lib/protocol/views";

export type Commands = {
  /** Sends a command and says a refusal in words; whoever called keeps what was typed. */
  send(command: Command): Promise<CommandResult>;
  /** Commands that have no answer yet. */
  waiting: number;
  /** When the last one was written down, epoch milliseconds by the server's clock. */
  lastSavedAt: number | null;
};

/** Commands of this page over its one handle. */
export function useSendCommands(handle: InterviewHandle<ConsoleView>): Commands {
  const toast = useToast();
  const failures = useTranslations("failures");
  const [waiting, setWaiting] = useState(0);
  const [lastSavedAt, setLastSavedAt] = useState<number | null>(null);
  async function send(command: Command): Promise<CommandResult> {
    setWaiting((count) => count + 1);
    const result = await handle.send(command).finally(() => setWaiting((count) => count - 1));
    if (result.ok) setLastSavedAt(handle.serverNow());
    else toast({ text: failures(result.code), tone: "bad" });
    return result;
  }
  return { send, waiting, lastSavedAt };
}

const CommandsContext = createContext<Commands | null>(null);
export const CommandsProvider = CommandsContext.Provider;

/** Commands of the console around this component. */
export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error("useCommands needs a console around it");
  return commands;
}
