"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { DraftScenario, DraftWarning } from "@/lib/content/import/draft";
import type { Corrected } from "./use-import";

type Props = { warnings: readonly DraftWarning[]; corrected: readonly Corrected[]; onChange: (next: Corrected[]) => void };

/** What copying out of a PDF broke, and what is missing. A suggestion is put in only when a person says so. */
export function HandoutWarnings({ warnings, corrected, onChange }: Props) {
  const t = useTranslations("authoring.import");
  if (warnings.length === 0) return null;
  const apply = (broken: string, suggestion: string) => onChange(corrected.map((entry) => ({ ...entry, scenario: replacedIn(entry.scenario, broken, suggestion) })));
  return (
    <Panel title={t("warnings")}>
      <ul className="grid max-h-80 gap-1 overflow-y-auto p-4 text-sm" data-testid="warnings" tabIndex={0} aria-label={t("warnings")}>
        {warnings.map(({ code, line, text, suggestion }, index) => (
          <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="num flex-none text-xs text-ink-3">{t("line", { line })}</span>
            <span className="flex items-center gap-1"><Icon as={TriangleAlert} size={12} className="text-chija-fg" />{t(`warning.${code}`)}</span>
            <code className="mono min-w-0 text-xs text-ink-2">{text}</code>
            {suggestion !== undefined && holds(corrected, text) && <Button size="sm" onClick={() => apply(text, suggestion)}>{t("apply", { suggestion })}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function holds(corrected: readonly Corrected[], text: string): boolean {
  return corrected.some(({ scenario }) => JSON.stringify(scenario).includes(JSON.stringify(text).slice(1, -1)));
}

function replacedIn(scenario: DraftScenario, broken: string, suggestion: string): DraftScenario {
  const fix = (text: string) => text.replaceAll(broken, suggestion);
  const questions = scenario.questions.map((question) => ({
    ...question,
    title: fix(question.title),
    prompt: fix(question.prompt),
    modelAnswer: fix(question.modelAnswer),
    followUps: question.followUps.map((followUp) => ({ ...followUp, prompt: fix(followUp.prompt) })),
  }));
  return { ...scenario, title: fix(scenario.title), situation: fix(scenario.situation), questions };
}
