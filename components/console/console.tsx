"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { InterviewHandle } from "@/lib/client/types";
import { useInterview } from "@/lib/client/use-interview";
import type { Locale, Surface } from "@/lib/protocol/roles";
import type { ConsoleView } from "@/lib/protocol/views";
import { ConsoleScreen } from "./layout/console-screen";

type Props = { interviewId: string; locale: Locale; surface: Extract<Surface, "console" | "observe"> };

/** The live page of an interviewer or observer. It owns the page's one connection; all that it shows arrives there. */
export function Console({ interviewId, locale, surface }: Props) {
  const handle = useInterview(interviewId, surface, locale);
  return <ConsoleGate handle={handle} />;
}

/** Until the first view is there, and after the server is done with this page. */
export function ConsoleGate({ handle }: { handle: InterviewHandle<ConsoleView> }) {
  const t = useTranslations("console.gate");
  const failures = useTranslations("failures");
  const { view, connection } = handle;
  if (view) return <ConsoleScreen view={view} handle={handle} />;
  if (connection.state === "gone") {
    return <main id="main" className="con-gate"><EmptyState title={t("gone")} actions={<Button asChild variant="ink"><Link href="/">{t("home")}</Link></Button>}>{failures(connection.code)}</EmptyState></main>;
  }
  return <main id="main" className="con-gate"><Skeleton label={t(connection.state === "offline" ? "offline" : "loading")} /></main>;
}
