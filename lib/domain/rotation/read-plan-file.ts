import { z } from "zod";
import { planFileSchema, type PlanFile } from "./plan-file";
import type { PastRound, PlannerInput } from "./types";

/** Something odd that does not stop the planning: `code` is a key of the texts `rotation.warning.*`. */
export type InputWarning = { code: "unknownMember" | "unknownScenario" | "unknownKey"; path: string; id: string };

export type ReadPlanFile =
  | { ok: true; input: PlannerInput; names: ReadonlyMap<string, string>; warnings: InputWarning[] }
  /** What does not fit, with the place in the file. */
  | { ok: false; problems: { path: string; message: string }[] };

/** Reads a plan file's JSON value; lenient about what may be left out, strict about what contradicts itself. */
export function readPlanFile(value: unknown): ReadPlanFile {
  const parsed = planFileSchema.safeParse(Array.isArray(value) ? { members: value } : value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: messageOf(issue) })) };
  const file = parsed.data;
  const problems = contradictions(file);
  if (problems.length > 0) return { ok: false, problems };
  const input = inputOf(file);
  const names = new Map(file.members.map(({ id, name }) => [id, name ?? id]));
  return { ok: true, input, names, warnings: [...unknownKeys(value), ...unknownIds(file, input)] };
}

function inputOf(file: PlanFile): PlannerInput {
  const history = historyOf(file);
  const { min, max, preferred } = file.roomSize;
  return {
    seed: file.seed,
    rounds: roundsOf(file, history),
    members: file.members.map(({ id, level, joined, left, new: isNew, guest, roles }) => ({ id, level, joinedRound: joined, leftRound: left, isNew, isGuest: guest, roles })),
    history,
    absences: file.absences.flatMap(({ member, rounds }) => rounds.map((round) => ({ member, round }))),
    conflicts: file.conflicts,
    scenarios: file.scenarios?.map(({ id, topics, author, seen }) => ({ id, topics, author, seenBy: seen.flatMap(({ member, as }) => [as].flat().map((one) => ({ member, as: one }))) })) ?? null,
    roomSize: { min, max, preferred: Math.min(max, Math.max(min, preferred)) },
    authorRooms: file.authorRooms,
  };
}

function historyOf(file: PlanFile): PastRound[] {
  return file.history.map(({ round, rooms, rests, counts }, at) => ({
    round: round ?? at + 1,
    rooms,
    rests,
    counts,
  }));
}

function roundsOf(file: PlanFile, history: readonly PastRound[]): number[] {
  if (typeof file.rounds === "number") {
    const first = Math.max(0, ...history.map((round) => round.round)) + 1;
    return Array.from({ length: file.rounds }, (_, at) => first + at);
  }
  return file.rounds.map(({ round }) => round).sort((a, b) => a - b);
}

function contradictions(file: PlanFile): { path: string; message: string }[] {
  const found: { path: string; message: string }[] = [];
  const twice = (path: string, ids: readonly (string | number)[]) => ids.forEach((one, at) => ids.indexOf(one) < at && found.push({ path: `${path}[${at}]`, message: `두 번 나옵니다 · appears twice: ${one}` }));
  twice("members", file.members.map((member) => member.id));
  twice("scenarios", file.scenarios?.map((scenario) => scenario.id) ?? []);
  const past = historyOf(file);
  const planned = roundsOf(file, past);
  twice("rounds", planned);
  planned.forEach((round, at) => past.some((one) => one.round >= round) && found.push({ path: `rounds[${at}]`, message: `이미 지난 회차입니다 · is not after the history: ${round}` }));
  if (file.roomSize.min > file.roomSize.max) found.push({ path: "roomSize", message: "min이 max보다 큽니다 · min is larger than max" });
  file.conflicts.forEach(({ members: [one, other] }, at) => {
    if (one === other) found.push({ path: `conflicts[${at}]`, message: `같은 사람입니다 · names one person twice: ${one}` });
  });
  return found;
}

/** Ids that nobody has. People of the history and those who have seen a scenario may have left. */
function unknownIds(file: PlanFile, input: PlannerInput): InputWarning[] {
  const members = new Set(input.members.map((member) => member.id));
  const unknown = (path: string, id: string): InputWarning[] => (members.has(id) ? [] : [{ code: "unknownMember", path, id }]);
  const warnings = [
    ...[...new Set(input.absences.map((absence) => absence.member))].flatMap((id) => unknown("absences", id)),
    ...input.conflicts.flatMap(({ members: pair }, at) => pair.flatMap((id) => unknown(`conflicts[${at}]`, id))),
    ...(input.scenarios ?? []).flatMap(({ author, seenBy }, at) => [...(author === null ? [] : unknown(`scenarios[${at}].author`, author)), ...seenBy.flatMap(({ member }) => unknown(`scenarios[${at}].seen`, member))]),
    ...input.history.flatMap(({ rooms }, at) => rooms.flatMap((room) => [room.interviewer, room.candidate, room.author, ...room.observers].flatMap((id) => (id === null ? [] : unknown(`history[${at}]`, id))))),
  ];
  return warnings.filter((warning, at) => warnings.findIndex((one) => one.path === warning.path && one.id === warning.id) === at);
}

function unknownKeys(value: unknown): InputWarning[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((key) => !(key in planFileSchema.shape) && !key.startsWith("$")).map((key) => ({ code: "unknownKey", path: key, id: key }));
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`), "") || "$";
}

/** For a value that fits none of several forms, what was wrong with the form that it comes nearest to. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0]?.[0];
  return nearest ? `${nearest.path.length > 0 ? `${pathOf(nearest.path)}: ` : ""}${messageOf(nearest)}` : issue.message;
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}
