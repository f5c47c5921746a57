"use client";

import { CircleCheck, CircleHelp, CircleX, Play } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { CheckName } from "@/components/ui/check-name";
import { CheckValue } from "@/components/ui/check-value";
import { shownText, type OwnTask } from "@/lib/content/own/own-scenario";
import type { RunEvidence, Verdict } from "@/lib/protocol/evidence";
import type { Result } from "@/lib/protocol/failures";
import { localeSchema } from "@/lib/protocol/roles";
import type { TryAction } from "./task-form";

const LOOK: Record<Verdict, { tone: "ok" | "bad" | "plain"; icon: typeof CircleCheck }> = {
  pass: { tone: "ok", icon: CircleCheck },
  fail: { tone: "bad", icon: CircleX },
  inconclusive: { tone: "plain", icon: CircleHelp },
  error: { tone: "bad", icon: CircleHelp },
};

/** Runs an answer against the task as it stands, in the sandbox that interviews use. */
export function TryIt({ task, tryOut }: { task: OwnTask; tryOut: TryAction }) {
  const t = useTranslations("authoring.task");
  const [source, setSource] = useState("");
  const [result, setResult] = useState<Result<RunEvidence> | null>(null);
  const [pending, start] = useTransition();
  const run = () => start(async () => setResult(await tryOut({ task, source }).catch(() => ({ ok: false, code: "unavailable" }) as const)));
  return (
    <div className="grid grid-cols-1 gap-2 rounded-md bg-sunken p-3" role="group" aria-label={t("try")}>
      <Field label={t("trySource")}><Textarea className="mono" rows={4} value={source} onChange={(event) => setSource(event.target.value)} /></Field>
      <Button size="sm" variant="ink" className="justify-self-start" disabled={pending} onClick={run}><Icon as={Play} size={14} />{t(pending ? "running" : "run")}</Button>
      <div role="status" data-testid="try-result">{result && <TryResult result={result} task={task} />}</div>
    </div>
  );
}

function TryResult({ result, task }: { result: Result<RunEvidence>; task: OwnTask }) {
  const t = useTranslations("authoring.task");
  const tf = useTranslations("failures");
  const locale = localeSchema.parse(useLocale());
  if (!result.ok) return <p className="text-sm text-kkok-fg">{tf(result.code)}</p>;
  return (
    <ul className="grid gap-2">
      {result.value.cases.map(({ caseId, verdict, checks, stdout, stderr }) => (
        <li key={caseId} className="grid gap-1 text-sm">
          <p className="flex items-center gap-2"><Badge tone={LOOK[verdict].tone} icon={LOOK[verdict].icon}>{t(`verdict.${verdict}`)}</Badge>{shownText(task.cases.find(({ id }) => id === caseId)?.label ?? { ko: caseId, en: caseId }, locale) || caseId}</p>
          {checks.filter((check) => check.verdict !== "pass").map((check) => <p key={check.id} className="text-xs text-ink-2"><CheckName check={check} />{check.got && <>: <CheckValue check={check} side="got" /></>}{check.expected && <span className="text-ink-3"> · {t("expected")}: <CheckValue check={check} side="expected" /></span>}</p>)}
          {(stdout || stderr) && <details><summary className="cursor-pointer text-xs text-ink-2">{t("output")}</summary><pre tabIndex={0} className="mono max-h-48 overflow-auto rounded-md bg-surface p-2 text-xs">{stdout}{stderr}</pre></details>}
        </li>
      ))}
    </ul>
  );
}
