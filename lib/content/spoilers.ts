import type { QuestionStructure } from "./structure";
import type { Path } from "./yaml-file";

/** A text that a candidate reads, and where it stands; `card` where it is a card's body. */
export type ReadText = { path: Path; /** Findings that this text is allowed to show. */ shows: readonly string[]; card?: string };

/** A text under a path, as often as there are languages, and where a person finds it. */
export type Reading<Place> = { text: string; place: (before: string) => Place };

export type Spoiler<Place> = { place: Place; word: string; questionId: string; findingId: string };

/** What the spoiler rule looks at of a scenario, finished or not. */
export type SpoilerStructure = {
  topics: readonly string[];
  facts: readonly string[];
  questions: readonly (Pick<QuestionStructure, "id" | "findings"> & {
    followUps: readonly { id: string; shows?: readonly string[] }[];
    cards: readonly { id: string; shows?: readonly string[] }[];
    task: unknown;
  })[];
};

/** Texts that give away what the candidate is still expected to find. `read` gives the texts under a path, in every language that has one. */
export function findSpoilers<Place>(structure: SpoilerStructure, read: (text: ReadText) => Reading<Place>[]): Spoiler<Place>[] {
  return structure.questions.flatMap((question, index) =>
    question.findings.flatMap((finding) => {
      const patterns = finding.words.flatMap((word) => toPattern(word));
      const topics = structure.topics.map((_, part): ReadText => ({ path: ["topics", part], shows: [] }));
      const texts = readBefore(structure, index, finding.openFrom).filter(({ shows }) => !shows.includes(finding.id));
      return [...topics, ...texts].flatMap((text) =>
        read(text).flatMap((reading) => matches(reading.text, patterns).map(({ word, before }) => ({ place: reading.place(before), word, questionId: question.id, findingId: finding.id }))),
      );
    }),
  );
}

/** Everything that a candidate reads up to and in question `index`, then what later questions open with before `openFrom`. */
function readBefore(structure: SpoilerStructure, index: number, openFrom: string | undefined): ReadText[] {
  const opensAt = structure.questions.findIndex(({ id }) => id === openFrom);
  const later = structure.questions.slice(index + 1, opensAt === -1 ? undefined : opensAt);
  return [
    ...["title", "summary", "briefing"].map((name) => ({ path: [name], shows: [] })),
    ...structure.facts.flatMap((id) => ["label", "value"].map((name) => ({ path: ["facts", id, name], shows: [] }))),
    ...structure.questions.slice(0, index + 1).flatMap((question) => [...opening(question), ...during(question)]),
    ...later.flatMap(opening),
  ];
}

/** What stands on the screen the moment a question is revealed. */
function opening(question: SpoilerStructure["questions"][number]): ReadText[] {
  const base: Path = ["questions", question.id];
  const task = question.task === null ? [] : ["brief", "publicExample", "starter"].map((name) => ({ path: [...base, "task", name], shows: [] }));
  return [...["label", "title", "prompt"].map((name) => ({ path: [...base, name], shows: [] })), ...task];
}

/** What an interviewer adds while it is discussed. */
function during(question: SpoilerStructure["questions"][number]): ReadText[] {
  const base: Path = ["questions", question.id];
  return [
    ...question.followUps.map(({ id, shows = [] }) => ({ path: [...base, "followUps", id, "prompt"], shows })),
    ...question.cards.flatMap(({ id, shows = [] }) => [
      { path: [...base, "cards", id, "title"], shows },
      { path: [...base, "cards", id, "body"], shows, card: id },
    ]),
  ];
}

type Pattern = { word: string; pattern: RegExp };

function matches(text: string, patterns: readonly Pattern[]) {
  return patterns.flatMap(({ word, pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ word, before: text.slice(0, found.index) }];
  });
}

/** `/.../` as written; anything else literally, with any run of spaces for a space, case ignored. A pattern that is none matches nothing. */
export function toPattern(word: string): Pattern[] {
  const written = /^\/(.+)\/$/u.exec(word)?.[1];
  const literal = () => new RegExp(word.trim().split(/\s+/u).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")).join("\\s+"), "iu");
  try {
    return word.trim().length < 2 ? [] : [{ word, pattern: written === undefined ? literal() : new RegExp(written, "imu") }];
  } catch {
    return [];
  }
}
