import type { Problem } from "./problem";
import type { Source } from "./source";
import { toPattern } from "./spoilers";
import type { QuestionStructure, Structure } from "./structure";
import type { Path } from "./yaml-file";

export const MIN_FOLLOW_UPS = 3;

type Finding = { path: Path; message: string };

/** Rules over `scenario.yaml` that a schema can not say: ids, minutes, wiring. */
export function ruleProblems({ structureFile, slug }: Source, structure: Structure): Problem[] {
  const found: Finding[] = [
    ...(structure.slug === slug ? [] : [{ path: ["slug"], message: `slug ${structure.slug} is not the folder's name ${slug}` }]),
    ...duplicates(structure),
    ...minutes(structure),
    ...structure.questions.flatMap((question, index) => [
      ...followUps(question, ["questions", index, "followUps"]),
      ...cases(question, ["questions", index, "task", "cases"]),
      ...openings(structure, index),
      ...words(question, ["questions", index, "findings"]),
    ]),
  ];
  return found.map(({ path, message }) => ({ file: structureFile.file, line: structureFile.lineOf(path), message }));
}

/** Ids that may be told apart only by being different: what is revealed, what is scored, what is run. */
function duplicates(structure: Structure): Finding[] {
  const nodes: [string, Path][] = [];
  const criteria: [string, Path][] = structure.criteria.map(({ id }, index) => [id, ["criteria", index]]);
  const tasks: [string, Path][] = [];
  const findings: [string, Path][] = [];
  const local: [string, Path][][] = [structure.facts.map((id, index) => [id, ["facts", index]])];
  structure.questions.forEach((question, index) => {
    const at = (name: string) => (part: number): Path => ["questions", index, name, part];
    const list = (name: string, items: { id: string }[]) => items.map(({ id }, part): [string, Path] => [id, at(name)(part)]);
    nodes.push([question.id, ["questions", index]], ...list("followUps", question.followUps), ...list("cards", question.cards));
    criteria.push(...list("criteria", question.criteria));
    findings.push(...list("findings", question.findings));
    local.push(question.signals.map((id, part) => [id, at("signals")(part)]), question.misconceptions.map((id, part) => [id, at("misconceptions")(part)]));
    if (question.task === null) return;
    tasks.push([question.task.id, ["questions", index, "task"]]);
    local.push(question.task.cases.map(({ id }, part) => [id, ["questions", index, "task", "cases", part]]));
  });
  return [nodes, criteria, tasks, findings, ...local].flatMap(repeated);
}

function repeated(ids: [string, Path][]): Finding[] {
  const seen = new Set<string>();
  return ids.flatMap(([id, path]) => {
    if (seen.has(id)) return [{ path, message: `duplicate id ${id}` }];
    seen.add(id);
    return [];
  });
}

function minutes(structure: Structure): Finding[] {
  const questions = structure.questions.reduce((sum, question) => sum + question.minutes, 0);
  const sum = structure.briefingMinutes + questions + structure.wrapUpMinutes;
  const total = sum === structure.minutes ? [] : [{
    path: ["minutes"],
    message: `minutes do not add up: briefing ${structure.briefingMinutes} + questions ${questions} + wrap-up ${structure.wrapUpMinutes} = ${sum}, not ${structure.minutes}`,
  }];
  const perQuestion = structure.questions.flatMap((question, index) => {
    const required = question.followUps.filter((followUp) => followUp.required).reduce((all, followUp) => all + followUp.minutes, 0);
    if (required < question.minutes) return [];
    return [{ path: ["questions", index, "minutes"], message: `minutes do not add up: required follow-ups of ${question.id} take ${required} of its ${question.minutes} minutes` }];
  });
  return [...total, ...perQuestion];
}

function followUps({ id, followUps: all }: QuestionStructure, base: Path): Finding[] {
  const few = all.length >= MIN_FOLLOW_UPS ? [] : [{ path: base, message: `${id} has ${all.length} follow-ups, needs at least ${MIN_FOLLOW_UPS}` }];
  const wiring = all.flatMap(({ parent }, index) => {
    if (parent === undefined || all.slice(0, index).some((earlier) => earlier.id === parent)) return [];
    return [{ path: [...base, index, "parent"], message: `parent ${parent} is not an earlier follow-up of ${id}` }];
  });
  return [...few, ...wiring];
}

function cases({ task }: QuestionStructure, base: Path): Finding[] {
  if (task === null) return [];
  return (["public", "hidden"] as const)
    .filter((visibility) => !task.cases.some((entry) => entry.visibility === visibility))
    .map((visibility) => ({ path: base, message: `task ${task.id} has no ${visibility} case` }));
}

/** `openFrom` names a later question; `shows` names findings that exist. */
function openings(structure: Structure, index: number): Finding[] {
  const question = structure.questions[index];
  if (question === undefined) return [];
  const known = new Set(structure.questions.flatMap(({ findings }) => findings.map(({ id }) => id)));
  const later = new Set(structure.questions.slice(index + 1).map(({ id }) => id));
  const shows = (["cards", "followUps"] as const).flatMap((name) =>
    question[name].flatMap((node, part) =>
      (node.shows ?? []).filter((id) => !known.has(id)).map((id) => ({ path: ["questions", index, name, part, "shows"], message: `no finding has the id ${id}` })),
    ),
  );
  const opens = question.findings.flatMap(({ openFrom }, part) =>
    openFrom === undefined || later.has(openFrom) ? [] : [{ path: ["questions", index, "findings", part, "openFrom"], message: `${openFrom} is not a later question` }],
  );
  return [...shows, ...opens];
}

/** Words of a finding that match nothing: a pattern that is none, or blanks. The spoiler check would pass over them. */
function words({ findings }: QuestionStructure, base: Path): Finding[] {
  return findings.flatMap((finding, part) =>
    finding.words.flatMap((word, at) => (toPattern(word).length > 0 ? [] : [{ path: [...base, part, "words", at], message: `${word} of finding ${finding.id} is no regular expression or word to look for` }])),
  );
}
