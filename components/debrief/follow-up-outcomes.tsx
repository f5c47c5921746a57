import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { DebriefView } from "@/lib/protocol/views";

type Open = NonNullable<DebriefView["open"]>;

/** How raters saw each follow-up answered. */
export function FollowUpOutcomes({ followUps, raters }: Pick<Open, "followUps" | "raters">) {
  const t = useTranslations("scoring");
  if (followUps.length === 0) return null;
  return (
    <Panel title={t("debrief.followUps")}>
      <ul className="fo">
        {followUps.map((followUp) => (
          <li key={followUp.nodeId}>
            <p>{followUp.prompt}</p>
            <p className="oc">{raters.flatMap(({ participantId, name }) => {
              const outcome = followUp.outcomes[participantId];
              return outcome ? [<span key={participantId} data-outcome={outcome}>{name} <b>{t(`followUps.outcome.${outcome}`)}</b></span>] : [];
            })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
