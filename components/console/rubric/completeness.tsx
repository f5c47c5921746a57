"use client";

import { ListChecks, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { ConsoleView } from "@/lib/protocol/views";
import { leftMs } from "../clock/plan";
import { useNow } from "../clock/use-now";
import { Carried } from "../carried/carried";
import { openProbes, wholeCount } from "./rubric";

const MINUTE_MS = 60_000;
type Props = { view: ConsoleView; serverNow: () => number; onProbe: (nodeId: string) => void; onEmpty: () => void };

/** How much of what was asked is scored, and which required follow-ups still wait against the time left. */
export function Completeness({ view, serverNow, onProbe, onEmpty }: Props) {
  const t = useTranslations("scoring.completeness");
  const { filled, of } = wholeCount(view);
  if (view.clock.status === "lobby") return view.role === "interviewer" ? <div className="cmp early"><Carried view={view} /></div> : null;
  return (
    <div className="cmp">
      <span className="bar" role="progressbar" aria-label={t("label")} aria-valuemin={0} aria-valuemax={of} aria-valuenow={filled} aria-valuetext={t("value", { filled, of })}><i style={{ width: `${of === 0 ? 0 : (filled / of) * 100}%` }} /></span>
      {filled < of ? <button type="button" className="link" onClick={onEmpty}>{t("left", { count: of - filled })}</button> : <span className="ok">{t("complete")}</span>}
      {view.role === "interviewer" && view.clock.status !== "ended" && <><Probes view={view} serverNow={serverNow} onProbe={onProbe} /><Carried view={view} /></>}
    </div>
  );
}

function Probes({ view, serverNow, onProbe }: Omit<Props, "onEmpty">) {
  const t = useTranslations("scoring.completeness");
  const now = useNow(serverNow);
  const probes = openProbes(view);
  if (probes.length === 0) return null;
  const need = probes.reduce((sum, { followUp }) => sum + followUp.minutes, 0);
  const left = Math.max(0, Math.floor(leftMs(view, now) / MINUTE_MS));
  const short = need > left;
  return (
    <Popover label={t("probes")} trigger={<Button size="sm" variant="ghost" className={short ? "short" : undefined}><Icon as={short ? TriangleAlert : ListChecks} size={12} />{t("probesOpen", { count: probes.length })}</Button>}>
      <div className="con-probes">
        <p>{t("need", { need, left })}{short && <Badge tone="warn">{t("short")}</Badge>}</p>
        <ul>
          {probes.map(({ question, followUp }) => (
            <li key={followUp.nodeId}><button type="button" onClick={() => onProbe(followUp.nodeId)}><span className="mono">Q{question.index}</span><span>{followUp.title}</span><span className="num">{t("minutes", { minutes: followUp.minutes })}</span></button></li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}
