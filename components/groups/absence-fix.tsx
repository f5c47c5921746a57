"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FormError } from "@/components/auth/form-error";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { instantOfText } from "@/lib/domain/groups/calendar";
import type { RoundView } from "@/lib/domain/groups/views";
import type { FailureCode } from "@/lib/protocol/failures";
import { useGroupActions, useRun } from "./group-actions";
import type { FixesView, FixView } from "./views";

/** Fixes shown at first; the best stand on top. */
const SHOWN = 3;

/** Ways to hold a round without somebody: shown on demand, taken with one click. */
export function AbsenceFix({ round, userId, timeZone }: { round: RoundView; userId: string; timeZone: string }) {
  const t = useTranslations("groups.fix");
  const { listFixes, applyFix } = useGroupActions();
  const { run, pending } = useRun();
  const name = useId();
  const [found, setFound] = useState<FixesView | null>(null);
  const [refused, setRefused] = useState<FailureCode | null>(null);
  const [chosen, setChosen] = useState(0);
  const [movedTo, setMovedTo] = useState("");
  const [all, setAll] = useState(false);
  const load = async () => {
    const read = await listFixes(round.roundId, userId).catch(() => null);
    if (read?.ok) setFound(read.value);
    else setRefused(read?.code ?? "unavailable");
  };
  if (!found) return <><FormError code={refused} /><div className="ac"><Button size="sm" variant="ink" onClick={() => void load()}>{t("show")}</Button></div></>;
  if (found.fixes.length === 0) return <p className="mt-2 text-sm text-ink-2">{t("none")}</p>;
  const fix = found.fixes[chosen];
  const take = () => run(() => applyFix(round.roundId, { userId, index: chosen, revision: found.revision, ...(fix?.kind === "postpone" ? { movedTo: instantOfText(timeZone, movedTo) || 0 } : {}) }), { text: t("taken") });
  return (
    <>
      <div role="radiogroup" aria-label={t("label")}>
        {found.fixes.slice(0, all ? undefined : SHOWN).map((one, at) => (
          <label key={at} className="op"><input type="radio" name={name} checked={at === chosen} onChange={() => setChosen(at)} /><b><FixTitle fix={one} /></b><small><FixDetails fix={one} /></small></label>
        ))}
      </div>
      {fix?.kind === "postpone" && <Field label={t("movedTo")} className="mt-2"><Input type="datetime-local" value={movedTo} onChange={(event) => setMovedTo(event.target.value)} /></Field>}
      <div className="ac">
        <Button size="sm" variant="ink" disabled={pending || (fix?.kind === "postpone" && movedTo === "")} onClick={take}>{t("take")}</Button>
        {!all && found.fixes.length > SHOWN && <Button size="sm" variant="ghost" onClick={() => setAll(true)}>{t("all", { count: found.fixes.length })}</Button>}
      </div>
    </>
  );
}

function FixTitle({ fix: { kind, substitute, room } }: { fix: FixView }) {
  const t = useTranslations("groups.fix.kind");
  return <>{t(kind, { name: substitute ?? "", room: room ?? "" })}</>;
}

function FixDetails({ fix }: { fix: FixView }) {
  const t = useTranslations("groups.fix");
  const tr = useTranslations("rotation.role");
  const moves = fix.seats.filter(({ to, name }) => to !== null && name !== fix.substitute).map(({ name, to }) => (to ? t("moves", { name, role: tr(to.role), room: to.room }) : ""));
  const scenarios = fix.newScenarios.map(({ room, title, isMissing }) => (isMissing ? t("scenarioMissing", { room }) : title === null ? t("scenarioSealed", { room }) : t("scenario", { room, title })));
  const pairs = fix.newPairs.map(({ interviewer, candidate, times }) => t("pair", { interviewer, candidate, times }));
  const later = fix.later.map(({ number, room }) => t("later", { number, room }));
  return <>{[...scenarios, ...pairs, ...moves, ...later].join(" · ") || t("nothingElse")}</>;
}
