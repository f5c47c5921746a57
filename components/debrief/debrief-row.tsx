import { Check, MessageSquare, Pin, Play, StickyNote, TerminalSquare, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { RaterMark, RaterPlot } from "@/components/ui/rater-plot";
import { clockText } from "@/lib/i18n/clock-text";
import type { Level } from "@/lib/protocol/commands";
import type { DebriefRowView, EvidenceView } from "@/lib/protocol/views";
import { Revise } from "./revise";
import type { DebriefAction } from "./use-debrief";

type Rater = { participantId: string; name: string };
type Props = { row: DebriefRowView; raters: readonly Rater[]; meId: string; rater: boolean; action: DebriefAction };

/** One criterion: where raters stand, the anchor each level stands for, and what each rests on, side by side. */
export function DebriefRow({ row, raters, meId, rater, action }: Props) {
  const t = useTranslations("scoring.debrief");
  const word = useLevelWord();
  const levels = raters.map(({ participantId }) => row.levels[participantId]);
  const label = t("plot", { criterion: row.criterion, levels: raters.map(({ name }, at) => t("rater", { name, level: word(levels[at]) })).join(", ") });
  const place = row.question ? t("question", row.question) : t("whole");
  return (
    <section className={row.discuss ? "panel dr gap" : "panel dr"} aria-label={`${place} ${row.criterion}`}>
      <header>
        <div><p className="where">{place}{row.before !== null && <> · {t("before", { prompt: row.before })}</>}</p><h2>{row.criterion}</h2></div>
        <RaterPlot levels={levels.map((level) => (typeof level === "number" ? level : null))} gap={row.discuss} label={label} />
        <span className="num md">{t("median", { median: row.median ?? "–" })}</span>
        <SpreadBadge row={row} />
      </header>
      <ul className="cols">
        {raters.map(({ participantId, name }, at) => (
          <li key={participantId}>
            <p className="who"><svg viewBox="0 0 12 12" aria-hidden><RaterMark index={at} cx={6} cy={6} r={4.5} /></svg><b>{name}</b><span className="lv num">{word(levels[at])}</span>
              {rater && participantId === meId && <Revise row={row} level={levels[at]} action={action} />}
            </p>
            {typeof levels[at] === "number" && <p className="anchor">{row.anchors[levels[at] - 1]}</p>}
            <EvidenceList evidence={row.evidence[participantId] ?? []} />
          </li>
        ))}
      </ul>
      {row.revisions.length > 0 && (
        <ul className="revs">{row.revisions.map((revision) => <li key={`${revision.raterId}/${revision.at}`}><b>{t("revision", { rater: revision.rater, from: word(revision.from ?? undefined), to: word(revision.to) })}</b> <span>{t("revisionReason", { reason: revision.reason })}</span></li>)}</ul>
      )}
    </section>
  );
}

/** A level in words; no level has some too. */
export function useLevelWord(): (level: Level | undefined) => string {
  const t = useTranslations();
  return (level) => (level === undefined ? t("scoring.debrief.noLevel") : level === "notObserved" ? t("common.notObserved") : t("scoring.debrief.level", { level }));
}

function SpreadBadge({ row }: { row: DebriefRowView }) {
  const t = useTranslations("scoring.debrief");
  const observed = Object.values(row.levels).filter((level) => level !== "notObserved").length;
  if (row.discuss) return <Badge tone="warn" icon={MessageSquare}>{t("discuss")}</Badge>;
  if (observed < 2 || row.spread === null) return null;
  return row.spread === 0 ? <Badge tone="ok" icon={Check}>{t("agree")}</Badge> : <Badge tone="line">{t("spread", { spread: row.spread })}</Badge>;
}

const ICONS: Record<EvidenceView["kind"], LucideIcon> = { pin: Pin, run: Play, note: StickyNote, host: TerminalSquare };

function EvidenceList({ evidence }: { evidence: readonly EvidenceView[] }) {
  const t = useTranslations("scoring");
  if (evidence.length === 0) return <p className="noev">{t("debrief.noEvidence")}</p>;
  return (
    <ul className="evl">
      {evidence.map((item) => (
        <li key={item.id} className={item.kind}>
          <Icon as={ICONS[item.kind]} size={12} /><span className="sr">{t(`evidence.kind.${item.kind}`)}</span>
          <EvidenceText item={item} /><span className="mono num">{clockText(item.clockMs)}</span>
        </li>
      ))}
    </ul>
  );
}

function EvidenceText({ item }: { item: EvidenceView }) {
  const t = useTranslations("scoring.debrief.evidence");
  switch (item.kind) {
    case "pin":
      return <q>{item.quote}</q>;
    case "note":
      return <span>{item.text}</span>;
    case "host":
      return <code>{item.command}</code>;
    case "run":
      return <span>{t("run", { number: item.number })}{item.verdict !== null && ` · ${t(`verdict.${item.verdict}`)}`}</span>;
  }
}
