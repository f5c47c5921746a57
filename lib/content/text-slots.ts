import type { Path } from "./yaml-file";
import type { QuestionStructure, Structure } from "./structure";

/** A text that `ko.yaml` and `en.yaml` hold at `path`. Optional ones stand in both files or in neither. */
export type TextSlot = { path: Path; optional: boolean };

export const ANCHORS_PER_CRITERION = 5;

const slots = (base: Path, ...names: string[]): TextSlot[] => names.map((name) => ({ path: [...base, name], optional: false }));

/** Every text that a scenario of this structure needs, in the order of the files. `sharedCards` have their body in `cards/<id>.txt`. */
export function textSlots(structure: Structure, sharedCards: ReadonlySet<string>): TextSlot[] {
  return [
    ...slots([], "title", "summary", "briefing"),
    ...structure.facts.flatMap((id) => slots(["facts", id], "label", "value")),
    ...structure.criteria.flatMap(({ id }) => criterionSlots(["criteria", id])),
    ...structure.questions.flatMap((question) => questionSlots(question, sharedCards)),
  ];
}

function criterionSlots(base: Path): TextSlot[] {
  const anchors = Array.from({ length: ANCHORS_PER_CRITERION }, (_, index) => ({ path: [...base, "anchors", index], optional: false }));
  return [...slots(base, "name"), ...anchors];
}

function questionSlots(question: QuestionStructure, sharedCards: ReadonlySet<string>): TextSlot[] {
  const base: Path = ["questions", question.id];
  return [
    ...slots(base, "label", "title", "prompt", "modelAnswer"),
    ...slots([...base, "signals"], ...question.signals),
    ...slots([...base, "misconceptions"], ...question.misconceptions),
    ...question.followUps.flatMap(({ id }) =>
      slots([...base, "followUps", id], "title", "prompt", "whenToUse", "probes", "goodReply"),
    ),
    ...question.criteria.flatMap(({ id }) => criterionSlots([...base, "criteria", id])),
    ...question.cards.flatMap(({ id }) => slots([...base, "cards", id], "title", ...(sharedCards.has(id) ? [] : ["body"]))),
    ...taskSlots(question, base),
  ];
}

function taskSlots({ task }: QuestionStructure, question: Path): TextSlot[] {
  if (task === null) return [];
  const base = [...question, "task"];
  return [
    ...slots(base, "brief", "publicExample"),
    { path: [...base, "starter"], optional: true },
    ...slots([...base, "cases"], ...task.cases.map(({ id }) => id)),
  ];
}
