"use client";

import { Link2, Pin, Play, StickyNote, TerminalSquare, X, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { leaveItem } from "@/components/ui/leave-item";
import { Popover } from "@/components/ui/popover";
import type { Cited } from "@/lib/protocol/commands";
import type { CriterionView } from "@/lib/protocol/views";
import { formatClock } from "../clock/clock";
import { useCommands } from "../commands/use-commands";
import { citable, evidenceOf, type EvidenceItem } from "./cited";
import type { ScoringUi } from "./use-scoring";

const ICONS: Record<Cited["kind"], LucideIcon> = { pin: Pin, run: Play, note: StickyNote, host: TerminalSquare };

/** What the active criterion's level rests on, and the choice of more. */
export function Evidence({ criterion, scoring }: { criterion: CriterionView; scoring: ScoringUi }) {
  const t = useTranslations("scoring.evidence");
  const { send } = useCommands();
  const { view, scope, readOnly } = scoring;
  const [choosing, setChoosing] = useState(false);
  const cited = evidenceOf(view, scope, criterion.id);
  const rest = citable(view).filter((item) => !cited.some(({ evidence }) => evidence.id === item.evidence.id));
  const change = (type: "score.cite" | "score.uncite", evidence: Cited) => void send({ type, scope, criterionId: criterion.id, evidence });
  const cite = (evidence: Cited, button: HTMLElement) => {
    if (rest.length === 1) setChoosing(false);
    else leaveItem(button, null);
    change("score.cite", evidence);
  };
  const uncite = (evidence: Cited, button: HTMLElement) => {
    leaveItem(button, button.closest(".evs")?.querySelector<HTMLElement>(":scope > button") ?? null);
    change("score.uncite", evidence);
  };
  return (
    <div className="evs">
      {cited.length > 0 && (
        <ul aria-label={t("of", { criterion: criterion.name })}>
          {cited.map((item) => (
            <li key={item.evidence.id}>
              <Line item={item} />
              {!readOnly && !item.fixed && <IconButton size="sm" label={t("remove")} onClick={({ currentTarget }) => uncite(item.evidence, currentTarget)}><Icon as={X} size={12} /></IconButton>}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Popover label={t("choose")} align="end" open={choosing} onOpenChange={setChoosing} trigger={<Button size="sm" variant="ghost" disabled={rest.length === 0}><Icon as={Link2} size={12} />{t(rest.length === 0 ? "nothing" : "add")}</Button>}>
          <ul className="con-cite">{rest.map((item) => <li key={item.evidence.id}><button type="button" onClick={({ currentTarget }) => cite(item.evidence, currentTarget)}><Line item={item} /></button></li>)}</ul>
        </Popover>
      )}
    </div>
  );
}

function Line({ item }: { item: EvidenceItem }) {
  const t = useTranslations("scoring.evidence.kind");
  return (
    <>
      <Icon as={ICONS[item.evidence.kind]} size={12} /><span className="sr">{t(item.evidence.kind)}</span>
      <span className="tx">{item.evidence.kind === "run" ? `${t("run")} ${item.text}` : item.text}</span><span className="mono num">{formatClock(item.clockMs)}</span>
    </>
  );
}
