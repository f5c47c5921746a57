"use client";

import { CircleAlert, CircleCheck, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { isBlocking, type OwnProblem } from "@/lib/domain/authoring/problems";
import { useProblemText } from "../forms/problems-context";

/** Everything to look at, what blocks first; each leads to its place. */
export function ProblemList({ problems, numberOf, onGo }: { problems: readonly OwnProblem[]; numberOf: (at: string) => number | null; onGo: (at: string) => void }) {
  const t = useTranslations("authoring.editor");
  const text = useProblemText();
  const blocking = problems.filter(isBlocking);
  const better = problems.filter((problem) => !isBlocking(problem));
  if (problems.length === 0) return <p className="flex items-center gap-2 p-4 text-sm text-ssuk-fg"><Icon as={CircleCheck} size={14} />{t("noProblems")}</p>;
  return (
    <div className="grid gap-3 p-3">
      {[[t("blocking", { count: blocking.length }), blocking], [t("advice", { count: better.length }), better]].map(([title, list]) => (
        (list as OwnProblem[]).length > 0 && (
          <div key={title as string}>
            <h3 className="px-1 text-xs font-medium text-ink-2">{title as string}</h3>
            <ul className="mt-1 grid">
              {(list as OwnProblem[]).map((problem) => (
                <li key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}>
                  <button type="button" onClick={() => onGo(problem.at)} className="flex w-full gap-2 rounded-md px-1 py-1 text-left text-xs hover:bg-hover">
                    <Icon as={isBlocking(problem) ? CircleAlert : Lightbulb} size={12} className={isBlocking(problem) ? "mt-[3px] text-kkok-fg" : "mt-[3px] text-ink-3"} />
                    <span className="min-w-0">{numberOf(problem.at) !== null && <b className="mono mr-1 font-medium">Q{numberOf(problem.at)}</b>}{text(problem)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )
      ))}
    </div>
  );
}
