"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { stepsFor, type PreparationStep } from "@/lib/domain/groups/preparation";
import type { Failure } from "@/lib/protocol/failures";
import type { RoundRole } from "@/lib/protocol/roles";

type Props = { role: RoundRole; prepared: readonly PreparationStep[]; /** What earlier interviews left to practise; for candidates. */ goals: readonly string[]; save: (step: PreparationStep, done: boolean) => Promise<Failure | null> };

/** What I do before the round, ticked off. */
export function PreparationPanel({ role, prepared, goals, save }: Props) {
  const t = useTranslations("home.preparation");
  const tf = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [, start] = useTransition();
  const [ticked, setTicked] = useOptimistic(prepared, (list: readonly PreparationStep[], step: PreparationStep) => (list.includes(step) ? list.filter((one) => one !== step) : [...list, step]));
  const steps = stepsFor(role);
  const toggle = (step: PreparationStep, done: boolean) =>
    start(async () => {
      setTicked(step);
      const refused = await save(step, done).catch((): Failure => ({ ok: false, code: "unavailable" }));
      if (refused) toast({ text: tf(refused.code), tone: "bad" });
      router.refresh();
    });
  return (
    <Panel title={t("title")} aside={<span className="lbl mono num">{steps.filter((step) => ticked.includes(step)).length} / {steps.length}</span>}>
      <ul>
        {steps.map((step) => (
          <li key={step} className="prep"><label><input type="checkbox" checked={ticked.includes(step)} onChange={(event) => toggle(step, event.target.checked)} /><b>{t(`${step}.title`)}</b><small>{t(`${step}.text`)}</small></label></li>
        ))}
      </ul>
      {role === "candidate" && goals.length > 0 && (
        <div className="border-t border-line-1 px-4 py-3 text-sm">
          <p className="flex items-center gap-2 text-xs text-ink-3">{t("practice")}<span className="grow" /><Link className="link" href="/progress">{t("allPractice")}</Link></p>
          <ul className="mt-1 grid gap-1">{goals.map((text) => <li key={text}>{text}</li>)}</ul>
        </div>
      )}
    </Panel>
  );
}
