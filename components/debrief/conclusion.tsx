"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { CONCLUSION_MAX_CHARS } from "@/lib/protocol/limits";
import { useDebrief, type DebriefAction } from "./use-debrief";

/** What raters agreed on, in a sentence or two; the last text counts, earlier ones stay in the journal. */
export function Conclusion({ conclusion, editable, action }: { conclusion: { text: string; author: string } | null; editable: boolean; action: DebriefAction }) {
  const t = useTranslations("scoring.debrief");
  const { send, sending } = useDebrief(action);
  const [text, setText] = useState(conclusion?.text ?? "");
  return (
    <Panel title={t("conclusion")}>
      <div className="grid grid-cols-1 gap-2.5 p-4 text-sm">
        {conclusion ? <div><p className="whitespace-pre-line">{conclusion.text}</p><p className="mt-1 text-xs text-ink-3">{t("conclusionBy", { name: conclusion.author })}</p></div> : !editable && <p className="text-ink-3">{t("conclusionNone")}</p>}
        {editable && (
          <form className="grid grid-cols-1 gap-2" onSubmit={(event) => { event.preventDefault(); void send({ type: "debrief.conclude", text }); }}>
            <Field label={t("conclusion")} hideLabel hint={t("conclusionHint")}><Textarea value={text} maxLength={CONCLUSION_MAX_CHARS} onChange={(event) => setText(event.target.value)} /></Field>
            <Button type="submit" className="justify-self-start" disabled={sending || text.trim() === (conclusion?.text ?? "")}>{t("conclusionSave")}</Button>
          </form>
        )}
      </div>
    </Panel>
  );
}
