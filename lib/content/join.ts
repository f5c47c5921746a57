import type { Host } from "./host";
import type { Scenario } from "./schema";
import type { QuestionStructure, Structure } from "./structure";
import { localizedAt, type TextFiles } from "./text";
import { ANCHORS_PER_CRITERION } from "./text-slots";
import type { Path } from "./yaml-file";

type Parts = { files: TextFiles; sharedCards: ReadonlyMap<string, string> };

/** Puts structure and texts together. The result still has to pass `scenarioSchema`. */
export function joinScenario(structure: Structure, files: TextFiles, sharedCards: ReadonlyMap<string, string>, host: Host | null): Scenario {
  const parts: Parts = { files, sharedCards };
  const text = (...path: Path) => localizedAt(files, path);
  return {
    ...structure,
    title: text("title"),
    summary: text("summary"),
    briefing: text("briefing"),
    facts: structure.facts.map((id) => ({ id, label: text("facts", id, "label"), value: text("facts", id, "value") })),
    criteria: structure.criteria.map((criterion) => joinCriterion(criterion, ["criteria", criterion.id], parts)),
    questions: structure.questions.map((question) => joinQuestion(question, parts)),
    ...(host === null ? {} : { host }),
  };
}

function joinCriterion(criterion: Structure["criteria"][number], base: Path, { files }: Parts): Scenario["criteria"][number] {
  const anchors = Array.from({ length: ANCHORS_PER_CRITERION }, (_, index) => localizedAt(files, [...base, "anchors", index]));
  return { ...criterion, name: localizedAt(files, [...base, "name"]), anchors: anchors as Scenario["criteria"][number]["anchors"] };
}

function joinQuestion(question: QuestionStructure, parts: Parts): Scenario["questions"][number] {
  const base: Path = ["questions", question.id];
  const text = (...path: Path) => localizedAt(parts.files, [...base, ...path]);
  return {
    ...question,
    label: text("label"),
    title: text("title"),
    prompt: text("prompt"),
    modelAnswer: text("modelAnswer"),
    signals: question.signals.map((id) => ({ id, text: text("signals", id) })),
    misconceptions: question.misconceptions.map((id) => ({ id, text: text("misconceptions", id) })),
    followUps: question.followUps.map(({ parent, ...followUp }) => ({
      ...followUp,
      parentId: parent ?? null,
      title: text("followUps", followUp.id, "title"),
      prompt: text("followUps", followUp.id, "prompt"),
      whenToUse: text("followUps", followUp.id, "whenToUse"),
      probes: text("followUps", followUp.id, "probes"),
      goodReply: text("followUps", followUp.id, "goodReply"),
    })),
    criteria: question.criteria.map((criterion) => joinCriterion(criterion, [...base, "criteria", criterion.id], parts)),
    cards: question.cards.map((card) => ({ ...card, title: text("cards", card.id, "title"), body: cardBody(card.id, base, parts) })),
    task: joinTask(question, base, parts),
  };
}

function cardBody(id: string, base: Path, { files, sharedCards }: Parts) {
  const shared = sharedCards.get(id);
  return shared === undefined ? localizedAt(files, [...base, "cards", id, "body"]) : { ko: shared, en: shared };
}

function joinTask({ task }: QuestionStructure, base: Path, { files }: Parts): Scenario["questions"][number]["task"] {
  if (task === null) return null;
  const text = (...path: Path) => localizedAt(files, [...base, "task", ...path]);
  const starter = text("starter");
  return {
    ...task,
    brief: text("brief"),
    publicExample: text("publicExample"),
    ...(starter.ko === undefined && starter.en === undefined ? {} : { starter }),
    cases: task.cases.map((entry) => ({ ...entry, label: text("cases", entry.id) })),
  };
}
