import type { Problem } from "./problem";
import type { Source } from "./source";
import type { QuestionStructure, Structure } from "./structure";
import { LOCALES, textAt } from "./text";
import { shownName, type Path } from "./yaml-file";

/** A text that a candidate reads, and where it stands. */
type ReadText = { path: Path; /** Findings that this text is allowed to show. */ shows: readonly string[]; card?: string };

/** Texts that give away what the candidate is still expected to find. */
export function spoilerProblems(source: Source, structure: Structure): Problem[] {
  return structure.questions.flatMap((question, index) =>
    question.findings.flatMap((finding) => {
      const patterns = finding.words.map((word) => ({ word, pattern: toPattern(word) }));
      const topics = structure.topics.flatMap((topic, part) => matches(topic, patterns).map(({ word }) => ({
        file: source.structureFile.file,
        line: source.structureFile.lineOf(["topics", part]),
        word,
      })));
      const texts = readBefore(structure, index, finding.openFrom).filter(({ shows }) => !shows.includes(finding.id));
      return [...topics, ...texts.flatMap((text) => occurrences(source, text, patterns))].map(({ word, ...place }) => ({
        ...place,
        message: `spoiler: names "${word}", which ${question.id} expects the candidate to find (${finding.id})`,
      }));
    }),
  );
}

/** Everything that a candidate reads up to and in question `index`, then what later questions open with before `openFrom`. */
function readBefore(structure: Structure, index: number, openFrom: string | undefined): ReadText[] {
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
function opening(question: QuestionStructure): ReadText[] {
  const base: Path = ["questions", question.id];
  const task = question.task === null ? [] : ["brief", "publicExample", "starter"].map((name) => ({ path: [...base, "task", name], shows: [] }));
  return [...["label", "title", "prompt"].map((name) => ({ path: [...base, name], shows: [] })), ...task];
}

/** What an interviewer adds while it is discussed. */
function during(question: QuestionStructure): ReadText[] {
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

function occurrences(source: Source, { path, card }: ReadText, patterns: Pattern[]) {
  const shared = card === undefined ? undefined : source.sharedCards.get(card);
  if (card !== undefined && shared !== undefined) {
    const file = shownName(source.root, source.slug, "cards", `${card}.txt`);
    return matches(shared, patterns).map(({ word, before }) => ({ file, line: lineCount(before), word }));
  }
  return LOCALES.flatMap((locale) => {
    const file = source.texts[locale];
    const text = textAt(file, path);
    if (text === undefined) return [];
    return matches(text, patterns).map(({ word }) => ({ file: file.file, line: file.lineOf(path), word }));
  });
}

function matches(text: string, patterns: Pattern[]) {
  return patterns.flatMap(({ word, pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ word, before: text.slice(0, found.index) }];
  });
}

const lineCount = (before: string) => before.split("\n").length;

/** `/.../` as written; anything else literally, with any run of spaces for a space, case ignored. */
function toPattern(word: string): RegExp {
  const written = /^\/(.+)\/$/u.exec(word)?.[1];
  if (written !== undefined) return new RegExp(written, "imu");
  return new RegExp(word.trim().split(/\s+/u).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")).join("\\s+"), "iu");
}
