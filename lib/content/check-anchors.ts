import type { Problem } from "./problem";
import type { Source } from "./source";
import type { Structure } from "./structure";
import { LOCALES, textAt } from "./text";
import { ANCHORS_PER_CRITERION } from "./text-slots";
import type { Path } from "./yaml-file";

/** Anchors that stand under two criteria: each has to describe behaviour on its own question. */
export function anchorProblems({ texts }: Source, structure: Structure): Problem[] {
  const criteria: { id: string; path: Path }[] = [
    ...structure.criteria.map(({ id }) => ({ id, path: ["criteria", id] })),
    ...structure.questions.flatMap((question) => question.criteria.map(({ id }) => ({ id, path: ["questions", question.id, "criteria", id] }))),
  ];
  return LOCALES.flatMap((locale) => {
    const file = texts[locale];
    const owners = new Map<string, string>();
    return criteria.flatMap(({ id, path }) =>
      Array.from({ length: ANCHORS_PER_CRITERION }, (_, index) => [...path, "anchors", index]).flatMap((anchor) => {
        const text = textAt(file, anchor);
        if (text === undefined) return [];
        const owner = owners.get(text);
        owners.set(text, owner ?? id);
        return owner === undefined ? [] : [{ file: file.file, line: file.lineOf(anchor), message: `criterion ${id} repeats an anchor of ${owner}` }];
      }),
    );
  });
}
