"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useToast } from "@/components/ui/toast";
import type { Command } from "@/lib/protocol/commands";
import type { Failure } from "@/lib/protocol/failures";

export type DebriefAction = (command: Command) => Promise<Failure | null>;

/** Sends a command of the debrief, shows a refusal in words, and the page as it is afterwards. `send` says whether it worked. */
export function useDebrief(action: DebriefAction): { send(command: Command): Promise<boolean>; sending: boolean } {
  const failures = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [sending, start] = useTransition();
  function send(command: Command): Promise<boolean> {
    return new Promise((settle) => {
      start(async () => {
        const refused = await action(command).catch((): Failure => ({ ok: false, code: "unavailable" }));
        if (refused) toast({ text: failures(refused.code), tone: "bad" });
        else router.refresh();
        settle(refused === null);
      });
    });
  }
  return { send, sending };
}
