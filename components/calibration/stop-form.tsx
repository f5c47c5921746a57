"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { CalibrationScoreInput, CalibrationStopView } from "@/lib/protocol/calibration";
import { levelSchema, type Level } from "@/lib/protocol/commands";
import type { Failure } from "@/lib/protocol/failures";

const CHOICES = levelSchema.options.map((option) => option.value);
export type ScoreAction = (input: CalibrationScoreInput) => Promise<Failure | null>;
export type SubmitAction = () => Promise<Failure | null>;

/** Levels of one stop. They are kept one by one; the next stop appears when all criteria have one. */
export function StopForm({ stop, score }: { stop: CalibrationStopView; score: ScoreAction }) {
  const t = useTranslations("calibration");
  const { run, working } = useRun();
  const [levels, setLevels] = useState<Readonly<Record<string, Level>>>(stop.levels);
  const complete = stop.criteria.every((criterion) => levels[criterion.id] !== undefined);
  // All of them at once, so that nobody is moved on in the middle of a thought.
  const save = () => run(async () => {
    for (const criterion of stop.criteria) {
      const level = levels[criterion.id];
      const refused = level === undefined ? null : await score({ scope: stop.scope, criterionId: criterion.id, level });
      if (refused) return refused;
    }
    return null;
  });
  return (
    <form className="panel sf" onSubmit={(event) => { event.preventDefault(); save(); }}>
      {stop.criteria.map((criterion) => (
        <fieldset key={criterion.id}>
          <legend>{criterion.name}</legend>
          {CHOICES.map((level) => (
            <label key={level}>
              <input type="radio" name={criterion.id} value={level} checked={levels[criterion.id] === level} onChange={() => setLevels((all) => ({ ...all, [criterion.id]: level }))} />
              <span className="mono">{level === "notObserved" ? "–" : level}</span><span>{level === "notObserved" ? t("notObserved") : criterion.anchors[level - 1]}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {stop.before !== null && <p className="nx">{t("nextAsked")}</p>}
      <Button type="submit" variant="ink" disabled={!complete || working}>{t("next")}</Button>
    </form>
  );
}

/** Handing in ends it: nothing changes afterwards. */
export function HandIn({ submit }: { submit: SubmitAction }) {
  const t = useTranslations("calibration");
  const { run, working } = useRun();
  return <Button variant="ink" disabled={working} onClick={() => run(submit)}>{t("handIn")}</Button>;
}

function useRun(): { run(work: () => Promise<Failure | null>): void; working: boolean } {
  const failures = useTranslations("failures");
  const toast = useToast();
  const router = useRouter();
  const [working, start] = useTransition();
  const run = (work: () => Promise<Failure | null>) => start(async () => {
    const refused = await work().catch((): Failure => ({ ok: false, code: "unavailable" }));
    if (refused) toast({ text: failures(refused.code), tone: "bad" });
    router.refresh();
  });
  return { run, working };
}
