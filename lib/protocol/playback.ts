import type { Level } from "./commands";
import type { AnswerLanguage } from "./ids";
import type { Role } from "./roles";
import type { CardView, HostItemView, HostView, InterviewStatus, ReviewRunView } from "./views";

/**
 * An interview to be watched again, as one participant may see it. The text of the answers comes apart, one answer at a time.
 * All times are milliseconds on the interview's clock, on which a pause takes none.
 */
export type PlaybackView = {
  interviewId: string;
  role: Role;
  status: InterviewStatus;
  durationMs: number;
  /** Revealed questions in the order in which they were asked. */
  questions: PlaybackQuestionView[];
  /** Which answer was written in, from when on; null for the terminal. */
  focus: { clockMs: number; questionId: string | null }[];
  density: DensityView;
  /** Stretches in which something happened; between them nothing did. */
  active: [from: number, to: number][];
  /** When the clock stood still, and for how many real milliseconds. */
  pauses: { clockMs: number; lastedMs: number }[];
  /** Everything that has a place on the scrubber, in the order of the clock. */
  moments: PlaybackMoment[];
  /** The terminal as it ended, without what stood on it, which is among the moments; null where it was never opened. */
  host: Omit<HostView, "items"> | null;
};

/** Units typed or taken away in each of the equal parts of the interview. */
export type DensityView = { partMs: number; units: number[] };

export type PlaybackQuestionView = {
  questionId: string;
  /** Counts what was revealed, not what the scenario holds. */
  index: number;
  /** Short name; null for a candidate, whom it was never shown to. */
  label: string | null;
  title: string;
  prompt: string;
  clockMs: number;
  fileName: string | null;
  /** The language of the answer from each instant on, the first one from the start. */
  languages: { clockMs: number; language: AnswerLanguage }[];
  edits: number;
};

export type PlaybackMoment = { id: string; clockMs: number; questionId: string | null } & MomentContent;

export type MomentContent =
  | { kind: "question" }
  | { kind: "followUp"; prompt: string; adHoc: boolean }
  /** Raised by the candidate alone; for raters only. */
  | { kind: "selfFound"; prompt: string }
  | { kind: "card"; title: string; body: string; format: CardView["format"] }
  /** `endedMs` is null for a run without an end. */
  | { kind: "run"; run: ReviewRunView; endedMs: number | null }
  /** `endedMs`: when the output of a command came; null for one without an end, and for what is no command. */
  | { kind: "host"; item: HostItemView; endedMs: number | null }
  | { kind: "note"; author: string; text: string; mine: boolean; shared: boolean }
  | { kind: "pin"; quote: string }
  | { kind: "score"; rater: string; mine: boolean; criterion: string; level: Level };

export type MomentKind = MomentContent["kind"];

/** One change of an answer: at `position`, `removed` UTF-16 units go and `inserted` comes. An array, because there are many. */
export type AnswerEditView = [clockMs: number, position: number, removed: number, inserted: string];
export type AnswerEditsView = { questionId: string; edits: AnswerEditView[] };
