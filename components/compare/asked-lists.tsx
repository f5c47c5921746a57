import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { CompareSideView, CompareView, Pair } from "@/lib/protocol/compare";
import { SideName } from "./side-name";
import { Standing } from "./standing";

/** For different scenarios: the follow-ups of each, and how they were answered. */
export function AskedLists({ asked, sides, scored }: { asked: CompareView["asked"]; sides: Pair<CompareSideView>; scored: boolean }) {
  const t = useTranslations("compare");
  return (
    <Panel title={t("followUps")} className="overflow-hidden">
      <div className="ans">
        {sides.map((side, at) => (
          <div key={side.interviewId}>
            <p className="eh"><SideName side={side} at={at} /></p>
            {asked[at]?.length === 0 ? <p className="none">{t("noFollowUps")}</p> : (
              <ul className="tails">{asked[at]?.map(({ nodeId, question, prompt, standing }) => <li key={nodeId}><small>{question}</small><p>{prompt}</p><p className="two-st"><Standing standing={standing} scored={scored} /></p></li>)}</ul>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
