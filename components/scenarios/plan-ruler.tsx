import { useTranslations } from "next-intl";
import type { ScenarioDetailView } from "@/lib/protocol/lists";
import "./plan.css";

type Part = { key: string; name: string; minutes: number; tails: number; soft: boolean };
/** Below this share of the whole a part shows its minutes only. */
const SLIM_SHARE = 0.06;

/** How the minutes of an interview are planned, to scale, with a tail mark per prepared follow-up. For interviewers only. */
export function PlanRuler({ scenario }: { scenario: Pick<ScenarioDetailView, "minutes" | "briefingMinutes" | "wrapUpMinutes" | "questions" | "followUpCount"> }) {
  const t = useTranslations("scenarios");
  const { briefingMinutes, wrapUpMinutes, questions, minutes, followUpCount } = scenario;
  const parts: Part[] = [
    { key: "briefing", name: t("briefingShort"), minutes: briefingMinutes, tails: 0, soft: true },
    ...questions.map((question) => ({ key: question.nodeId, name: `Q${question.index} ${question.label}`, minutes: question.minutes, tails: question.followUps.length, soft: false })),
    { key: "wrapUp", name: t("wrapUp"), minutes: wrapUpMinutes, tails: 0, soft: true },
  ].filter((part) => part.minutes > 0);
  const total = parts.reduce((sum, part) => sum + part.minutes, 0);
  return (
    <div>
      <ol className="plan" aria-label={t("planLabel", { minutes })} style={{ gridTemplateColumns: parts.map((part) => `${part.minutes}fr`).join(" ") }}>
        {parts.map((part) => <PlanPart key={part.key} part={part} slim={part.minutes / total < SLIM_SHARE} />)}
      </ol>
      <div className="planx">
        <span><u />{t("prepared", { count: followUpCount })}</span>
        <span>{t("split", { questions: questions.reduce((sum, question) => sum + question.minutes, 0), wrapUp: wrapUpMinutes })}</span>
      </div>
    </div>
  );
}

function PlanPart({ part, slim }: { part: Part; slim: boolean }) {
  const t = useTranslations("common");
  return (
    <li className={[part.soft && "soft", slim && "slim"].filter(Boolean).join(" ")} title={part.name}>
      <b>{part.name}</b>
      <span className="mono">{t("minutesShort", { count: part.minutes })}</span>
      <i aria-hidden>{Array.from({ length: part.tails }, (_, index) => <u key={index} />)}</i>
    </li>
  );
}
