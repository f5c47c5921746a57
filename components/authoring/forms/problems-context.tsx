"use client";

import { CircleAlert, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import { Icon } from "@/components/ui/icon";
import { isBlocking, type OwnProblem } from "@/lib/domain/authoring/problems";

const ProblemsContext = createContext<ReadonlyMap<string, OwnProblem[]>>(new Map());
export const ProblemsProvider = ProblemsContext;

export function byPlace(problems: readonly OwnProblem[]): ReadonlyMap<string, OwnProblem[]> {
  const places = new Map<string, OwnProblem[]>();
  for (const problem of problems) places.set(problem.at, [...(places.get(problem.at) ?? []), problem]);
  return places;
}

export function useProblemText() {
  const t = useTranslations("authoring.problem");
  return ({ code, values }: OwnProblem) => t(code, values);
}

/** What is wrong at this part, below it. `id` lets a control name it as its description. */
export function ProblemsAt({ at, id }: { at: string; id?: string }) {
  const problems = useContext(ProblemsContext).get(at) ?? [];
  const text = useProblemText();
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="grid gap-0.5 text-xs">
      {problems.map((problem) => (
        <li key={problem.code + JSON.stringify(problem.values)} className={isBlocking(problem) ? "flex gap-1 text-kkok-fg" : "flex gap-1 text-ink-2"}>
          <Icon as={isBlocking(problem) ? CircleAlert : Lightbulb} size={12} className="mt-[3px]" />
          <span>{text(problem)}</span>
        </li>
      ))}
    </ul>
  );
}
