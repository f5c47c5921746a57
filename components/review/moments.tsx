import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { clockText } from "@/lib/i18n/clock-text";
import type { PinView, ReviewView } from "@/lib/protocol/views";

export type ReviewNote = ReviewView["notes"][number];

/** Notes and pinned quotes in the order of the interview's clock. `answer` gives a pin its line. */
export function Moments({ notes, pins = [], answer = "", myName }: { notes: readonly ReviewNote[]; pins?: readonly PinView[]; answer?: string; myName: string }) {
  const entries = [
    ...notes.map((note) => ({ key: note.noteId, at: note.clockMs, node: <NoteEntry note={note} /> })),
    ...pins.map((pin) => ({ key: pin.evidenceId, at: pin.clockMs, node: <PinEntry pin={pin} answer={answer} myName={myName} /> })),
  ].sort((a, b) => a.at - b.at);
  return <ul>{entries.map((entry) => <li key={entry.key} className="not-first:border-t not-first:border-line-1">{entry.node}</li>)}</ul>;
}

function NoteEntry({ note }: { note: ReviewNote }) {
  const t = useTranslations("review");
  return (
    <div className="cm">
      <Avatar name={note.author} />
      <div className="grow">
        <div className="h"><b>{note.author}</b>{note.mine && <Badge>{t(note.shared ? "shared" : "private")}</Badge>}<span className="mono num">{clockText(note.clockMs)}</span></div>
        <p>{note.text}</p>
      </div>
    </div>
  );
}

/** The line of a pin as the answer reads now; null when the quoted text has moved on. */
function lineOf(pin: PinView, answer: string): number | null {
  return answer.slice(pin.start, pin.end) === pin.quote ? answer.slice(0, pin.start).split("\n").length : null;
}

function PinEntry({ pin, answer, myName }: { pin: PinView; answer: string; myName: string }) {
  const t = useTranslations("review");
  const line = lineOf(pin, answer);
  return (
    <div className="cm">
      <Avatar name={myName} />
      <div className="grow">
        <div className="h"><b>{t("pins")}</b>{line !== null && t("lines", { line })}<span className="mono num">{clockText(pin.clockMs)}</span></div>
        <blockquote><mark className="mark">{pin.quote}</mark></blockquote>
      </div>
    </div>
  );
}
