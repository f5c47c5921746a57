"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { FOLLOW_UP_MAX_CHARS } from "@/lib/protocol/limits";
import type { ConsoleQuestionView } from "@/lib/protocol/views";
import { useCommands } from "../commands/use-commands";
import { newId } from "@/lib/client/new-id";
import { ModEnter } from "../shortcuts/mod-enter";

const MINUTES = ["1", "2", "3", "5", "8"] as const;
const DEFAULT_MINUTES = "2";

/** A follow-up typed on the spot. It goes to the head of the queue; what was typed stays until the server has it. */
export function AdHocForm({ questions, suggested, draft, onDraft, onClose }: {
  questions: ConsoleQuestionView[];
  suggested: ConsoleQuestionView;
  draft: string;
  onDraft: (text: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("console.adHoc");
  const { send } = useCommands();
  const [minutes, setMinutes] = useState<string>(DEFAULT_MINUTES);
  const [questionId, setQuestionId] = useState(suggested.nodeId);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const prompt = draft.trim();
  async function add() {
    if (prompt === "" || busy) return;
    setBusy(true);
    const result = await send({ type: "followUp.add", nodeId: newId(), questionId, prompt, minutes: Number(minutes) });
    setBusy(false);
    if (!result.ok) return;
    onDraft("");
    onClose();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.code === "Escape") onClose();
    if ((event.code === "Enter" || event.code === "NumpadEnter") && (event.ctrlKey || event.metaKey)) void add();
  }
  return (
    <section className="con-next adhoc" aria-labelledby={`${id}-title`} onKeyDown={onKeyDown}>
      <h2 className="tp" id={`${id}-title`}>{t("title")}</h2>
      <label className="sr" htmlFor={`${id}-text`}>{t("prompt")}</label>
      <textarea id={`${id}-text`} autoFocus rows={3} maxLength={FOLLOW_UP_MAX_CHARS} value={draft} placeholder={t("placeholder")} onChange={(event) => onDraft(event.target.value)} />
      <div className="go">
        <Choice label={t("question")} value={questionId} onChange={setQuestionId} options={questions.map((each) => [each.nodeId, `Q${each.index}`])} />
        <Choice label={t("minutes")} value={minutes} onChange={setMinutes} options={MINUTES.map((each) => [each, t("minuteOption", { minutes: Number(each) })])} />
        <span className="grow" />
        <Button variant="ghost" size="sm" onClick={onClose}>{t("close")}<Kbd>Esc</Kbd></Button>
        <Button variant="ink" size="sm" onClick={() => void add()} disabled={prompt === "" || busy}>{t(busy ? "sending" : "add")}<ModEnter /></Button>
      </div>
    </section>
  );
}

function Choice({ label, value, options, onChange }: { label: string; value: string; options: [value: string, text: string][]; onChange: (value: string) => void }) {
  return (
    <label>
      <span className="sr">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
      </select>
    </label>
  );
}
