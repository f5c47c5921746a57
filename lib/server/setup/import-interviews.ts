import { apply } from "@/lib/domain/interview/apply";
import { initialState } from "@/lib/domain/interview/state";
import { eventSchema, type JournalEntry } from "@/lib/protocol/events";
import { exportFileSchema, type ExportedInterview } from "@/lib/content/export-file";
import { prisma } from "../db";
import type { Prisma } from "../db/generated/client";
import { scenarioHash } from "../use-cases/scenario-versions";

const JOURNAL_BATCH = 500;

/** Why a file can not be imported; `detail` names the place in it. */
export class ImportError extends Error {
  constructor(readonly code: "notAnExport" | "damaged", readonly detail: string) {
    super(detail);
    this.name = "ImportError";
  }
}

/**
 * Brings interviews from a file of `kkori export` or an interview's JSON export back into this installation. One that is here already is
 * left as it is. People, groups and accounts that are unknown here stay names. Throws an `ImportError` before anything is written.
 */
export async function importInterviews(text: string): Promise<{ imported: number; skipped: number }> {
  const interviews = parseFile(text).map(checked);
  let imported = 0;
  for (const interview of interviews) if (await store(interview)) imported += 1;
  return { imported, skipped: interviews.length - imported };
}

function parseFile(text: string): ExportedInterview[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ImportError("notAnExport", "not JSON");
  }
  const parsed = exportFileSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ImportError("notAnExport", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  return parsed.data.interviews;
}

type Checked = { interview: ExportedInterview; entries: JournalEntry[]; bytes: (Uint8Array<ArrayBuffer> | null)[]; hash: Uint8Array<ArrayBuffer> };

/** The journal numbered without gaps (a file may leave entries out), every event read by today's schema, the scenario by its hash. */
function checked(interview: ExportedInterview): Checked {
  const hash = scenarioHash(interview.scenario.content);
  if (Buffer.from(hash).toString("hex") !== interview.scenario.hash) throw new ImportError("damaged", `${interview.id}: scenario`);
  const entries = interview.journal.map(({ at, actorId, commandId, type, data }, place): JournalEntry => {
    const event = eventSchema.safeParse({ ...data, type });
    if (!event.success) throw new ImportError("damaged", `${interview.id}: journal ${place + 1} (${type})`);
    return { seq: place + 1, at: Date.parse(at), actorId, commandId, event: event.data };
  });
  const people = new Set(interview.participants.map((person) => person.id));
  for (const comment of interview.comments) if (!people.has(comment.authorId)) throw new ImportError("damaged", `${interview.id}: comment ${comment.id}`);
  if (entries[0]?.event.type !== "interview.created") throw new ImportError("damaged", `${interview.id}: journal 1`);
  return { interview, entries, hash, bytes: interview.journal.map(({ bytes }) => (bytes === undefined ? null : Uint8Array.from(Buffer.from(bytes, "base64")))) };
}

async function store({ interview, entries, bytes, hash }: Checked): Promise<boolean> {
  const { id, plannedMinutes, scenario, participants } = interview;
  return prisma().$transaction(
    async (db) => {
      if ((await db.interview.count({ where: { id } })) > 0) return false;
      const { slug, content } = scenario;
      const version =
        (await db.scenarioVersion.findUnique({ where: { slug_hash: { slug, hash } }, select: { id: true } })) ??
        (await db.scenarioVersion.create({ data: { slug, hash, content: content as Prisma.InputJsonValue, isCurrent: false }, select: { id: true } }));
      const known = await knownHere(db, interview);
      const { status, startedAt, endedAt } = entries.reduce(apply, initialState());
      const instant = (at: number | null) => (at === null ? null : new Date(at));
      await db.interview.create({
        data: {
          id, plannedMinutes, scenarioVersionId: version.id, createdAt: new Date(interview.createdAt), status, startedAt: instant(startedAt), endedAt: instant(endedAt), lastSeq: entries.length,
          groupId: known.group ? interview.groupId : null,
          createdById: known.users.has(interview.createdById ?? "") ? interview.createdById : null,
        },
      });
      await db.participant.createMany({
        data: participants.map(({ userId, admittedAt, removedAt, ...person }) => ({
          ...person, interviewId: id, userId: userId !== null && known.users.has(userId) ? userId : null, admittedAt: new Date(admittedAt), removedAt: removedAt === null ? null : new Date(removedAt),
        })),
      });
      await storeJournal(db, interview, entries, bytes);
      await db.reviewComment.createMany({ data: interview.comments.map((comment) => ({ ...comment, interviewId: id })) });
      return true;
    },
    { timeout: 120_000 },
  );
}

async function knownHere(db: Prisma.TransactionClient, { groupId, createdById, participants }: ExportedInterview) {
  const ids = [createdById, ...participants.map(({ userId }) => userId)].filter((userId) => userId !== null);
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return { users: new Set(users.map((user) => user.id)), group: groupId !== null && (await db.group.count({ where: { id: groupId } })) > 0 };
}

async function storeJournal(db: Prisma.TransactionClient, interview: ExportedInterview, entries: readonly JournalEntry[], bytes: Checked["bytes"]): Promise<void> {
  const rows = entries.map(({ seq, at, actorId, commandId, event }, place) => {
    const { type, ...data } = event;
    return { interviewId: interview.id, seq, at: new Date(at), actorId, commandId, commandPart: interview.journal[place]!.commandPart, type, data: data as Prisma.InputJsonValue, bytes: bytes[place] ?? null };
  });
  for (let from = 0; from < rows.length; from += JOURNAL_BATCH) await db.journalEntry.createMany({ data: rows.slice(from, from + JOURNAL_BATCH) });
}
