import { Lock, MessageSquare } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { DebriefView } from "@/lib/protocol/views";
import { AgreementPanel } from "./agreement-panel";
import { Conclusion } from "./conclusion";
import { FollowUpOutcomes } from "./follow-up-outcomes";
import { Goals } from "./goals";
import { DebriefRow } from "./debrief-row";
import type { DebriefAction } from "./use-debrief";
import "./debrief.css";

/** The talk after an interview: what raters are apart on, on what evidence, and what comes of it. */
export function DebriefPage({ debrief, action }: { debrief: DebriefView; action: DebriefAction }) {
  const t = useTranslations("scoring.debrief");
  const { open, interviewId, role } = debrief;
  return (
    <>
      <PageHeader crumb={{ href: `/review/${interviewId}`, label: t("crumb"), rest: t("title") }} title={debrief.title || t("title")}>
        <p className="mt-2 text-sm text-ink-2">{debrief.candidates.join(", ")}</p>
      </PageHeader>
      {open === null ? <Sealed debrief={debrief} /> : (
        <div className="db">
          <div>
            <p className="lead"><Icon as={MessageSquare} size={14} />{open.rows.length === 0 ? t("none") : t("lead")}</p>
            {open.rows.map((row) => <DebriefRow key={`${row.scope}/${row.criterionId}`} row={row} raters={open.raters} meId={debrief.meId} rater={role !== "candidate"} action={action} />)}
          </div>
          <div>
            <AgreementPanel agreement={open.agreement} overall={open.overall} />
            <Conclusion conclusion={open.conclusion} editable={role !== "candidate"} action={action} />
            <Goals goals={open.goals} canRemoveAll={role === "interviewer"} action={action} />
            <FollowUpOutcomes followUps={open.followUps} raters={open.raters} />
          </div>
        </div>
      )}
    </>
  );
}

function Sealed({ debrief: { seal, role, interviewId } }: { debrief: DebriefView }) {
  const t = useTranslations("scoring.debrief");
  const format = useFormatter();
  const go = role !== "candidate" && <Button asChild variant="ink"><Link href={`/${role === "interviewer" ? "console" : "observe"}/${interviewId}`} prefetch={false}>{t("go")}</Link></Button>;
  return (
    <section className="panel p-6">
      <EmptyState title={t("sealedTitle")} actions={go}>
        <span className="inline-flex items-center gap-1.5"><Icon as={Lock} size={14} />{seal.opensAt === null ? t("sealedBefore") : `${t("sealedText", { submitted: seal.submitted, waiting: seal.waiting })} ${t("opens", { date: format.dateTime(seal.opensAt, DAY_TIME) })}`}</span>
      </EmptyState>
    </section>
  );
}
