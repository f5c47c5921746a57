"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { givenName } from "@/lib/i18n/given-name";
import type { RoomView } from "@/lib/protocol/views";
import type { Newest } from "../newest";
import type { Answers } from "../use-answers";
import { BriefCard } from "./brief-card";
import { QuestionItem } from "./question-item";
import { useNewPill } from "./use-new-pill";

type Props = { view: RoomView; newest: Newest | null; fresh: boolean; answers: Answers };

/** Everything that was asked, oldest first, on one tail. Does not render again while the candidate types. */
export const Thread = memo(function Thread({ view, newest, fresh, answers }: Props) {
  const t = useTranslations("room.thread");
  const thread = useRef<HTMLElement>(null);
  const { pill, go } = useNewPill(thread, newest?.nodeId ?? null, fresh);
  return (
    <div className="thw">
      <section ref={thread} className="th" aria-label={t("label")} tabIndex={0}>
        {view.briefing && <BriefCard briefing={view.briefing} />}
        {view.questions.length === 0 && view.clock.status !== "ended" && <p className="quiet">{t("none")}</p>}
        <ol className="qs">
          {view.questions.map((question) => <QuestionItem key={question.nodeId} question={question} answer={answers.get(question.nodeId)} fresh={fresh} />)}
        </ol>
        <SharedNotes view={view} />
      </section>
      {pill && (
        <Button size="sm" className="pill" onPointerDown={(event) => event.preventDefault()} onClick={go}>
          {t("pill")}
          <Icon as={ArrowDown} size={12} />
        </Button>
      )}
      <p className="sr" role="status">{fresh && newest ? `${t("announce")} ${newest.text}` : ""}</p>
    </div>
  );
});

function SharedNotes({ view }: { view: RoomView }) {
  const t = useTranslations("room.thread");
  if (view.sharedNotes.length === 0) return null;
  return (
    <ul className="shared">
      {view.sharedNotes.map((note) => (
        <li key={note.noteId}>
          <small>{t("sharedNote", { name: givenName(note.author) })}</small>
          <p>{note.text}</p>
        </li>
      ))}
    </ul>
  );
}
