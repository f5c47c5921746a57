import type { Host } from "./host";
import { momentName } from "./host-machine";
import type { Problem } from "./problem";
import type { Source } from "./source";
import { toPattern } from "./spoilers";
import type { Structure } from "./structure";
import type { Path } from "./yaml-file";

type Part = { path: Path; from: readonly string[]; until: string | undefined; texts: readonly string[] };

/** Mistakes of `host/host.yaml` that its schema can not see: ids that do not exist, places that a sandbox has of its own, spoilers. */
export function hostProblems({ host, hostFile }: Source, structure: Structure): Problem[] {
  if (host === null || hostFile === null) return [];
  const at = (path: Path, message: string) => ({ file: hostFile.file, line: hostFile.lineOf(path), message });
  const parts = partsOf(host);
  return [
    ...unknownIds(host, structure, parts).map(({ path, message }) => at(path, message)),
    ...host.files.flatMap(({ path }, index) => (RESERVED.test(path) ? [at(["files", index, "path"], `${path} is not the host's to declare`)] : [])),
    ...spoilers(host, structure, parts).map(({ path, message }) => at(path, message)),
  ];
}

/** Folders of a sandbox that come from the server's machine. */
const RESERVED = /^\/(?:usr\/(?:bin|sbin|lib|lib64|libexec|share)|bin|sbin|lib|lib64|dev|run\/(?:host|out|proc)|etc\/(?:passwd|group|alternatives))(?:\/|$)/;

function partsOf(host: Host): Part[] {
  const list = (name: "files" | "processes" | "units" | "journal" | "answers" | "vitals" | "mounts" | "sockets" | "peers") =>
    host[name].map((thing, index): Part => ({
      path: [name, index],
      from: [thing.from ?? [], "wchanFrom" in thing && thing.wchanFrom ? thing.wchanFrom : [], "openFrom" in thing && thing.openFrom ? thing.openFrom : []].flat(),
      until: thing.until,
      texts: Object.entries(thing).flatMap(([key, value]) => (["from", "until", "run", "asks"].includes(key) ? [] : typeof value === "string" ? [value] : [JSON.stringify(value)])),
    }));
  return [...list("files"), ...list("processes"), ...list("units"), ...list("journal"), ...list("answers"), ...list("vitals"), ...list("mounts"), ...list("sockets"), ...list("peers")];
}

type Found = { path: Path; message: string };

function unknownIds(host: Host, structure: Structure, parts: readonly Part[]): Found[] {
  const nodes = new Set(structure.questions.flatMap((question) => [question.id, ...question.followUps.map(({ id }) => id), ...question.cards.map(({ id }) => id)]));
  const events = new Set(host.events.map(({ id }) => id));
  const tasks = new Set(structure.questions.flatMap(({ task }) => (task === null ? [] : [task.id])));
  const known = (id: string) => nodes.has(id) || events.has(id);
  const unknown = (path: Path, ids: readonly (string | undefined)[], isKnown = known) => ids.flatMap((id) => (id === undefined || isKnown(id) ? [] : [{ path, message: `nothing has the id ${id}` }]));
  return [
    ...unknown(["from"], [host.from], (id) => structure.questions.some((question) => question.id === id)),
    ...host.events.flatMap((event, index) => [
      ...unknown(["events", index], [event.from], (id) => nodes.has(id)),
      ...unknown(["events", index], [event.with ?? []].flat()),
      ...(nodes.has(event.id) ? [{ path: ["events", index], message: `${event.id} is the id of a node` }] : []),
    ]),
    ...parts.flatMap(({ path, from, until }) => unknown(path, [...from, until])),
    ...host.leaps.flatMap(({ from }, index) => unknown(["leaps", index], [from])),
    ...momentNames(host).filter(({ name, from }) => !from.includes(name)).map(({ path, name }) => ({ path, message: `a time after ${name} needs from: ${name}` })),
    ...host.answers.flatMap(({ sets }, index) => unknown(["answers", index], sets, (id) => events.has(id))),
    ...host.files.flatMap(({ task }, index) => unknown(["files", index], [task?.id], (id) => tasks.has(id))),
  ];
}

/** Moments that are told from a node or event: it has to be one that the thing waits for, or it would have no time yet. */
function momentNames({ files, processes, journal }: Host): { path: Path; name: string; from: readonly string[] }[] {
  const named = (path: Path, moment: string | undefined, from: string | string[] | undefined) => {
    const name = moment === undefined ? null : momentName(moment);
    return name === null ? [] : [{ path, name, from: [from ?? []].flat() }];
  };
  return [
    ...files.flatMap(({ modifiedAt, from }, index) => named(["files", index], modifiedAt, from)),
    ...processes.flatMap(({ startedAt, from }, index) => named(["processes", index], startedAt, from)),
    ...journal.flatMap(({ at, from }, index) => named(["journal", index], at, from)),
  ];
}

/** A host shows what its question wants found, but not before that question: the earliest that a thing may be seen decides. */
function spoilers(host: Host, structure: Structure, parts: readonly Part[]): Found[] {
  const questionOf = new Map<string, number>();
  structure.questions.forEach((question, index) => [question, ...question.followUps, ...question.cards].forEach(({ id }) => questionOf.set(id, index)));
  const opens = questionOf.get(host.from) ?? 0;
  for (const event of host.events) questionOf.set(event.id, Math.max(opens, questionOf.get(event.from ?? "") ?? opens));
  const walls: Part[] = host.events.map((event, index) => ({ path: ["events", index], from: [event.id], until: undefined, texts: [event.wall ?? ""] }));
  return structure.questions.flatMap((question, index) =>
    question.findings.flatMap(({ id, words }) => {
      const patterns = words.flatMap(toPattern);
      return [...parts, ...walls].flatMap(({ path, from, texts }) => {
        if (Math.max(opens, ...from.map((name) => questionOf.get(name) ?? opens)) >= index) return [];
        const word = patterns.find(({ pattern }) => texts.some((text) => pattern.test(text)))?.word;
        return word === undefined ? [] : [{ path, message: `spoiler: shows "${word}" before ${question.id}, which expects the candidate to find it (${id})` }];
      });
    }),
  );
}
