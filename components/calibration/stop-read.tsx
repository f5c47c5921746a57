import { useTranslations } from "next-intl";
import { CodeView } from "@/components/ui/code-view";
import { Markdown } from "@/components/ui/markdown";
import type { CalibrationStopView } from "@/lib/protocol/calibration";
import { StopHeading } from "./stop-heading";

/** What had been asked by then, and the answer as it read. `first` is the stop that it begins with. */
export function StopRead({ stop, first }: { stop: CalibrationStopView; first: boolean }) {
  const t = useTranslations("calibration");
  return (
    <section className="panel rd">
      <div className="p-5">
        <p className="num text-xs text-ink-3">{stop.question ? t("question", { index: stop.question.index }) : t("whole")} · {stop.before === null ? t("atEnd") : t("beforeNext")}</p>
        <StopHeading focus={!first}>{stop.question?.title ?? t("wholeTitle")}</StopHeading>
        {stop.question && <Markdown>{stop.question.prompt}</Markdown>}
        {stop.asked.length > 0 && <ol className="asked">{stop.asked.map((prompt) => <li key={prompt}>{prompt}</li>)}</ol>}
      </div>
      {stop.answers.map((answer) => (
        <div key={answer.title} className="border-t border-line-1">
          {!stop.question && <p className="px-5 pt-3 text-xs text-ink-2">{answer.title}</p>}
          {answer.text === "" ? <p className="px-5 py-4 text-sm text-ink-3">{t("noAnswer")}</p> : <CodeView text={answer.text} label={t("answer", { title: answer.title })} />}
        </div>
      ))}
    </section>
  );
}
