import type { Problem } from "./problem";
import type { Source } from "./source";
import { findSpoilers, type Reading, type ReadText } from "./spoilers";
import type { Structure } from "./structure";
import { LOCALES, textAt } from "./text";
import { shownName } from "./yaml-file";

type Place = { file: string; line: number };

/** Texts of a folder that give away what the candidate is still expected to find. */
export function spoilerProblems(source: Source, structure: Structure): Problem[] {
  return findSpoilers(structure, (text) => readingsOf(source, structure, text)).map(({ place, word, questionId, findingId }) => ({
    ...place,
    message: `spoiler: names "${word}", which ${questionId} expects the candidate to find (${findingId})`,
  }));
}

function readingsOf(source: Source, structure: Structure, { path, card }: ReadText): Reading<Place>[] {
  const { structureFile, sharedCards, texts } = source;
  if (path[0] === "topics") return [{ text: structure.topics[Number(path[1])] ?? "", place: () => ({ file: structureFile.file, line: structureFile.lineOf(path) }) }];
  const shared = card === undefined ? undefined : sharedCards.get(card);
  if (card !== undefined && shared !== undefined) {
    const file = shownName(source.root, source.slug, "cards", `${card}.txt`);
    return [{ text: shared, place: (before) => ({ file, line: before.split("\n").length }) }];
  }
  return LOCALES.flatMap((locale) => {
    const file = texts[locale];
    const text = textAt(file, path);
    return text === undefined ? [] : [{ text, place: () => ({ file: file.file, line: file.lineOf(path) }) }];
  });
}
