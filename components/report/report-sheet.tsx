import { CircleAlert, CircleCheck, CircleX, Flag, Info } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Brand } from "@/components/ui/brand-mark";
import { Icon } from "@/components/ui/icon";
import { LevelBar } from "@/components/ui/level-bar";
import { clockText } from "@/lib/i18n/clock-text";
import { DAY_TIME } from "@/lib/i18n/day-text";
import type { FollowUpOutcome } from "@/lib/protocol/commands";
import type { ReportView } from "@/lib/protocol/report";
import { LevelDots } from "./level-dots";
import "./report.css";

/** One A4 page. Always light; nothing on it is private. */
export function ReportSheet({ report, locale }: { report: ReportView; locale: string }) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <main id="main" tabIndex={-1} className="sheet" data-testid="report-sheet">
      <div className="top"><Brand name={common("appName")} /><span>{t("kind")}</span></div>
      <div className="hero">
        <div><h1>{report.title}</h1><p className="sub">{report.candidate === null ? common("role.candidate") : `${report.candidate} · ${common("role.candidate")}`}</p></div>
        <div className="score"><b className="num">{report.overall === null ? "–" : report.overall.toFixed(1)}</b><span> / 5</span><p>{t("overall")}</p></div>
      </div>
      <Facts report={report} />
      <Summary report={report} />
      <Criteria report={report} />
      <div className="cols blk">
        <Questions report={report} />
        <div><Quotes report={report} /><Runs report={report} /><Goals report={report} /></div>
      </div>
      <Foot report={report} locale={locale} />
    </main>
  );
}

function Facts({ report }: { report: ReportView }) {
  const t = useTranslations("report.facts");
  const format = useFormatter();
  const seconds = Math.floor(report.durationMs / 1000);
  const when = report.startedAt === null ? "–" : format.dateTime(report.startedAt, { ...DAY_TIME, year: "numeric", month: "short" });
  const facts = [
    ["when", when],
    ["length", t("duration", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })],
    ...(report.group === null ? [] : [["group", report.group] as const]),
    ["interviewers", report.interviewers.join(", ")],
    ["raters", t("blind", { count: report.raters })],
  ] as const;
  return <dl className="meta">{facts.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd className="num">{value}</dd></div>)}</dl>;
}

function Summary({ report }: { report: ReportView }) {
  const t = useTranslations("report");
  const said = report.conclusion ?? (report.strongest && `${report.strongest.name}: ${report.strongest.anchor}`);
  return (
    <div className="said">
      {said && <div><h2>{t(report.conclusion ? "conclusion" : "strongest")}</h2><p>{said}</p></div>}
      {report.next && <div><h2>{t("next")}</h2><p>{report.next.name}: {report.next.anchor}</p></div>}
    </div>
  );
}

function Criteria({ report }: { report: ReportView }) {
  const t = useTranslations("report.criteria");
  if (report.criteria.length === 0) return null;
  return (
    <section className="blk">
      <h2>{t("title")}</h2>
      <table className="ct">
        <thead><tr><th scope="col">{t("criterion")}</th><th scope="col" colSpan={2}>{t("level")}</th><th scope="col" className="a">{t("anchor")}</th><th scope="col" className="d">{t("raters", { count: report.raters })}</th></tr></thead>
        <tbody>
          {report.criteria.map((criterion) => (
            <tr key={criterion.name}>
              <th scope="row">{criterion.name}</th>
              <td className="lv"><LevelBar value={criterion.median} label={t("value", { value: criterion.median })} /></td>
              <td className="n num">{criterion.median}</td>
              <td className="a"><span>{criterion.anchor}</span></td>
              <td className="d"><LevelDots levels={criterion.levels} label={t("levels", { levels: criterion.levels.join(", ") })} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.leftOut.criteria > 0 && <p className="more">{t("more", { count: report.leftOut.criteria })}</p>}
    </section>
  );
}

const OUTCOME_ICON = { answered: CircleCheck, partly: Info, missed: CircleAlert } as const;

function Outcome({ outcome }: { outcome: FollowUpOutcome | null }) {
  const t = useTranslations("scoring.followUps.outcome");
  if (outcome === null) return null;
  return <span className={outcome}><Icon as={OUTCOME_ICON[outcome]} size={12} />{t(outcome)}</span>;
}

function Questions({ report }: { report: ReportView }) {
  const t = useTranslations("report.questions");
  return (
    <section>
      <h2>{t("title")}</h2>
      <ol>
        {report.questions.map((question) => (
          <li key={question.index} className="q">
            <div className="qh"><i className="dot" aria-hidden /><span className="mono">Q{question.index}</span><b>{question.title}</b><span className="m">{question.selfFound > 0 && <span className="self" title={t("selfFound", { count: question.selfFound })}><Icon as={Flag} size={12} />{question.selfFound}<span className="sr">{t("selfFound", { count: question.selfFound })}</span></span>}<span className="mono num">{clockText(question.spentMs)}</span></span></div>
            {question.followUps.map((followUp) => (
              <div className="f" key={`${followUp.clockMs}/${followUp.prompt}`}><div>{followUp.prompt}</div><span className="m"><Outcome outcome={followUp.outcome} /><span className="mono num">{clockText(followUp.clockMs)}</span></span></div>
            ))}
          </li>
        ))}
      </ol>
      {report.leftOut.questions + report.leftOut.followUps > 0 && <p className="more">{t("more", { questions: report.leftOut.questions, followUps: report.leftOut.followUps })}</p>}
    </section>
  );
}

function Quotes({ report }: { report: ReportView }) {
  const t = useTranslations("report.quotes");
  if (report.quotes.length === 0) return null;
  return (
    <section>
      <h2>{t("title")}</h2>
      {report.quotes.map((quote) => <div className="ev" key={`${quote.clockMs}/${quote.text}`}><q>{quote.text}</q><small className="num">Q{quote.question} · {clockText(quote.clockMs)}{quote.criterion !== null && ` · ${quote.criterion}`}</small></div>)}
      {report.leftOut.quotes > 0 && <p className="more">{t("more", { count: report.leftOut.quotes })}</p>}
    </section>
  );
}

function Runs({ report }: { report: ReportView }) {
  const t = useTranslations("report.runs");
  if (report.runs.length === 0) return null;
  return (
    <section className="blk">
      <h2>{t("title")}</h2>
      <ul className="rn">{report.runs.map((run) => <li key={run.question} className={run.passed === run.of ? "ok" : "bad"}><Icon as={run.passed === run.of ? CircleCheck : CircleX} size={14} />{t("question", { index: run.question })}<span className="num">{t("passed", { passed: run.passed, of: run.of })}</span></li>)}</ul>
    </section>
  );
}

function Goals({ report }: { report: ReportView }) {
  const t = useTranslations("report");
  if (report.goals.length === 0) return null;
  return <section className="blk"><h2>{t("goals")}</h2><ol className="nx">{report.goals.map((goal) => <li key={goal}>{goal}</li>)}</ol></section>;
}

function Foot({ report, locale }: { report: ReportView; locale: string }) {
  const t = useTranslations("report.foot");
  const { within, alpha, units } = report.agreement;
  const agreement = [
    ...(within === null ? [] : [t("within", { percent: Math.round(within * 100), units })]),
    alpha.state === "known" ? t("alpha", { value: alpha.value.toFixed(2), low: alpha.low.toFixed(2), high: alpha.high.toFixed(2) }) : t("tooFew"),
  ];
  return <footer className="end"><p>{report.raters > 1 ? t("blind", { count: report.raters }) : t("single")} {report.raters > 1 && agreement.join(" ")} {t("practice")}</p><span className="grow" /><span className="mono nowrap">{report.interviewId.slice(0, 8)} · {locale}</span></footer>;
}
