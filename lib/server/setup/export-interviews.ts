import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { eventSchema, type InterviewEvent } from "@/lib/protocol/events";
import { prisma } from "../db";
import { readAnswerTexts } from "../text/read-answers";

const JOURNAL_PAGE = 500;

/**
 * Writes one interview, or all, as JSON to `file` (mode 600) or standard output: people, scenario, journal, comments, and the text of each answer.
 * Hashes of links and cookies stay out. Gives how many there were.
 */
export async function writeExport(interviewId: string | undefined, file: string | null): Promise<number> {
  const ids = await interviewIds(interviewId);
  if (interviewId !== undefined && ids.length === 0) return 0;
  if (file === null) {
    await pipeline(Readable.from(partsOf(ids)), process.stdout, { end: false });
    return ids.length;
  }
  await pipeline(Readable.from(partsOf(ids)), createWriteStream(`${file}.half`, { mode: 0o600 }));
  await rename(`${file}.half`, file);
  return ids.length;
}

async function interviewIds(one: string | undefined): Promise<string[]> {
  if (one !== undefined && !z.uuid().safeParse(one).success) return [];
  const rows = await prisma().interview.findMany({ where: { id: one }, select: { id: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id }) => id);
}

/** What of an interview goes into a file that is not for the operator; accounts then stay out of it as well. */
export type ExportFilter = {
  entry: (entry: { actorId: string | null; event: InterviewEvent }) => boolean;
  comment: (comment: { authorId: string }) => boolean;
};

/** The file, piece by piece. */
export async function* partsOf(ids: string[], keep?: ExportFilter): AsyncGenerator<string> {
  yield `{\n"format": "kkori-export",\n"version": 1,\n"interviews": [`;
  for (const [index, id] of ids.entries()) {
    yield index === 0 ? "\n" : ",\n";
    yield* interviewParts(id, keep);
  }
  yield "\n]\n}\n";
}

async function* interviewParts(id: string, keep: ExportFilter | undefined): AsyncGenerator<string> {
  const { scenarioVersion, group, participants, comments, ...interview } = await prisma().interview.findUniqueOrThrow({
    where: { id },
    include: {
      group: { select: { id: true, name: true, timeZone: true } },
      scenarioVersion: true,
      comments: { omit: { interviewId: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      participants: { omit: { guestTokenHash: true, inviteId: true }, orderBy: { admittedAt: "asc" } },
    },
  });
  const scenario = { slug: scenarioVersion.slug, hash: Buffer.from(scenarioVersion.hash).toString("hex"), content: scenarioVersion.content };
  const people = keep ? { group, participants: participants.map(({ userId: _account, ...person }) => person), createdById: null } : { group, participants };
  const head = { ...interview, ...people, scenario, answers: await readAnswerTexts(id), comments: keep ? comments.filter(keep.comment) : comments };
  yield `${JSON.stringify(head).slice(0, -1)},"journal":[`;
  let first = true;
  for (let after = 0; ; ) {
    const entries = await prisma().journalEntry.findMany({ where: { interviewId: id, seq: { gt: after } }, orderBy: { seq: "asc" }, take: JOURNAL_PAGE });
    for (const { interviewId: _interview, bytes, ...entry } of entries) {
      if (keep && !keep.entry({ actorId: entry.actorId, event: eventSchema.parse({ ...(entry.data as object), type: entry.type }) })) continue;
      const line = { ...entry, ...(bytes && { bytes: Buffer.from(bytes).toString("base64") }) };
      yield `${first ? "" : ","}\n${JSON.stringify(line)}`;
      first = false;
    }
    if (entries.length < JOURNAL_PAGE) break;
    after = entries.at(-1)!.seq;
  }
  yield "]}";
}
