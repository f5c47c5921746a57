"use client";

import { clsx } from "clsx";
import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import type { Level } from "@/lib/protocol/commands";
import type { CriterionView } from "@/lib/protocol/views";
import { Evidence } from "./evidence";
import { evidenceOf } from "./cited";
import { levelOf } from "./rubric";
import type { ScoringUi } from "./use-scoring";

const LEVELS = [1, 2, 3, 4, 5] as const;
type Props = { criterion: CriterionView; place: number; scoring: ScoringUi };

/** One criterion: a row of levels, or with its five anchors while it is the active one. */
export function Criterion({ criterion, place, scoring }: Props) {
  const { view, scope, activeId, readOnly } = scoring;
  const active = criterion.id === activeId;
  const level = levelOf(view.scores, scope, criterion.id);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) root.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className={clsx("cr", active && "on")} ref={root}>
      <RadioGroup.Root
        aria-label={criterion.name}
        value={level === null ? "" : String(level)}
        disabled={readOnly}
        onValueChange={(value) => {
          scoring.activate(criterion.id);
          scoring.set(criterion.id, levelFrom(value));
        }}
      >
        <Head criterion={criterion} place={place} scoring={scoring} active={active} level={level} />
        {active && <Anchors criterion={criterion} level={level} onClear={() => scoring.set(criterion.id, null)} />}
      </RadioGroup.Root>
      {active && <Evidence criterion={criterion} scoring={scoring} />}
    </div>
  );
}

function Head({ criterion, place, scoring, active, level }: Props & { active: boolean; level: Level | null }) {
  const t = useTranslations("console.rubric");
  const pins = evidenceOf(scoring.view, scoring.scope, criterion.id).length;
  return (
    <div className="ch">
      <span className="mono ix" aria-hidden>{place}</span>
      <button type="button" className="nm" aria-expanded={active} onClick={() => scoring.activate(criterion.id)} title={criterion.name}>{criterion.name}</button>
      {pins > 0 && <span className="ev" title={t("pins", { count: pins })}><Icon as={Pin} size={12} /><span className="mono">{pins}</span><span className="sr">{t("pins", { count: pins })}</span></span>}
      <span className="grow" />
      {active ? <span className="lbl">{t(scoring.readOnly ? "readOnly" : "useKeys")}</span> : <LevelRow level={level} onClear={() => scoring.set(criterion.id, null)} />}
    </div>
  );
}

function LevelRow({ level, onClear }: { level: Level | null; onClear: () => void }) {
  const t = useTranslations("console.rubric");
  return (
    <span className="lv">
      {LEVELS.map((each) => (
        <RadioGroup.Item key={each} value={String(each)} aria-label={t("level", { level: each })} onClick={() => each === level && onClear()}>{each}</RadioGroup.Item>
      ))}
      {level === "notObserved" && <RadioGroup.Item value="notObserved" aria-label={t("notObserved")} title={t("notObserved")} onClick={onClear}>–</RadioGroup.Item>}
    </span>
  );
}

function Anchors({ criterion, level, onClear }: { criterion: CriterionView; level: Level | null; onClear: () => void }) {
  const t = useTranslations("console.rubric");
  return (
    <div className="an">
      {criterion.anchors.map((anchor, at) => {
        const each = LEVELS[at];
        return each === undefined ? null : (
          <RadioGroup.Item key={each} value={String(each)} onClick={() => each === level && onClear()} aria-keyshortcuts={String(each)}>
            <span className="mono">{each}</span><span>{anchor}</span>
          </RadioGroup.Item>
        );
      })}
      <RadioGroup.Item value="notObserved" className="no" onClick={() => level === "notObserved" && onClear()} aria-keyshortcuts="0 O">
        <span className="mono">0</span><span>{t("notObserved")}</span>
      </RadioGroup.Item>
    </div>
  );
}

function levelFrom(value: string): Level | null {
  return value === "notObserved" ? value : (LEVELS.find((each) => String(each) === value) ?? null);
}
