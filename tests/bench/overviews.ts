import { randomBytes, randomUUID } from "node:crypto";
import path from "node:path";
import { initialState } from "@/lib/domain/interview/state";
import { apply } from "@/lib/domain/interview/apply";
import type { Account } from "@/lib/server/auth/account";
import { closeDatabase, pool, prisma } from "@/lib/server/db";
import { database } from "@/lib/server/journal/database";
import { readEntries } from "@/lib/server/journal/read";
import { seed } from "@/lib/server/seed";
import { migrate } from "@/lib/server/setup/migrate";
import { startTemporaryCluster } from "@/lib/server/setup/temporary-cluster";
import { getCalibrations } from "@/lib/server/use-cases/calibration";
import { listOutcomes, OUTCOMES_MAX_INTERVIEWS } from "@/lib/server/use-cases/outcomes";
import { getProgress } from "@/lib/server/use-cases/progress";

/**
 * Opening the pages that look back over a group's interviews: `npm run bench -- overviews [INTERVIEWS]`. The demo group's interviews are
 * copied until there are so many, half of them rated again, the last dozen sealed. Exits with 1 when one takes longer than the limit.
 */

const INTERVIEWS = Number(process.argv[2] ?? 200);
const LIMIT_MS = 500;
const CALIBRATED = INTERVIEWS / 2;
const SEALED = 12;
/** Text updates that a copy has in its journal besides its events. */
const TYPED = 1_000;
const RUNS = 9;
const DAY_MS = 24 * 3_600_000;
const ROOT = path.resolve(import.meta.dirname, "../..");

type JournalRow = { seq: number; at: Date; actorId: string | null; type: string; data: unknown };

/** Copies an interview with people and events of its own, `days` ago; a sealed one without what was handed in. */
async function copyOf(source: string, rows: readonly JournalRow[], days: number, sealed: boolean): Promise<string> {
  const id = randomUUID();
  const people = await prisma().participant.findMany({ where: { interviewId: source } });
  const renamed = new Map(people.map((person) => [person.id, randomUUID()]));
  const events = JSON.stringify(rows.filter(({ type }) => !sealed || type !== "scores.submitted"));
  const own = JSON.parse([...renamed].reduce((text, [from, to]) => text.replaceAll(from, to), events)) as JournalRow[];
  const now = Date.now();
  const last = new Date(own.at(-1)!.at).getTime();
  const shift = now - days * DAY_MS - last;
  const at = (row: JournalRow) => new Date(new Date(row.at).getTime() + shift);
  const original = await prisma().interview.findUniqueOrThrow({ where: { id: source } });
  const time = (type: string) => at(own.find((row) => row.type === type)!);
  await prisma().interview.create({ data: { ...original, id, isDemo: false, createdAt: at(own[0]!), startedAt: time("interview.started"), endedAt: time("interview.ended"), lastSeq: own.length + TYPED } });
  await prisma().participant.createMany({ data: people.map((person) => ({ ...person, id: renamed.get(person.id)!, interviewId: id, guestTokenHash: null, inviteId: null })) });
  await prisma().journalEntry.createMany({ data: own.map((row, place) => ({ interviewId: id, seq: place + 1, at: at(row), actorId: row.actorId, commandId: randomUUID(), type: row.type, data: row.data as object })) });
  await pool().query(
    `INSERT INTO journal ("interviewId", seq, at, "commandId", type, data, bytes)
     SELECT $1, $2 + n, now(), gen_random_uuid(), 'answer.updated', '{"questionId":"q1"}', decode(repeat('00', 24), 'hex') FROM generate_series(1, $3::int) n`,
    [id, own.length, TYPED],
  );
  return id;
}

async function fill(groupId: string): Promise<void> {
  const sources = await prisma().interview.findMany({ where: { groupId, status: "ended" }, orderBy: { id: "asc" } });
  const model = await prisma().calibration.findFirstOrThrow({ where: { groupId }, include: { raters: { include: { scores: true } } } });
  for (let n = sources.length; n < INTERVIEWS; n += 1) {
    const sealed = n >= INTERVIEWS - SEALED;
    const source = (n % 2 === 0 && sources.find(({ id }) => id === model.interviewId)) || sources[n % sources.length]!;
    const rows = (await database.query<JournalRow>(`SELECT seq, at, "actorId", type, data FROM journal WHERE "interviewId" = $1 AND type <> 'answer.updated' ORDER BY seq`, [source.id])).rows;
    const id = await copyOf(source.id, rows, sealed ? 0.2 : 3 + (INTERVIEWS - n), sealed);
    if (sealed || source.id !== model.interviewId || n > CALIBRATED * 2) continue;
    const { raters, ...calibration } = model;
    await prisma().calibration.create({ data: { ...calibration, id: randomUUID(), interviewId: id, raters: { create: raters.map(({ userId, submittedAt, scores }) => ({ userId, submittedAt, scores: { create: scores.map(({ scope, criterionId, level, at }) => ({ scope, criterionId, level, at })) } })) } } });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now();
  const value = await work();
  return [value, performance.now() - from];
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** The first opening in a process, and the median of those after it. */
async function measure(name: string, open: () => Promise<{ ok: boolean }>): Promise<boolean> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [result, took] = await timed(open);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`);
    times.push(took);
  }
  const [first = Number.NaN, ...later] = times;
  console.log(`  ${name.padEnd(34)} first ${ms(first)} (${(first / LIMIT_MS).toFixed(2)} of the limit), then ${ms(median(later))} (${(median(later) / LIMIT_MS).toFixed(2)})`);
  return first <= LIMIT_MS && median(later) <= LIMIT_MS;
}

const cluster = await startTemporaryCluster();
Object.assign(process.env, {
  DATABASE_URL: cluster.url("postgres"), NEXTAUTH_URL: "http://127.0.0.1:3000", NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "silent", KKORI_CONTENT_DIR: path.join(ROOT, "content"),
});
try {
  await migrate(cluster.url("postgres"), ROOT);
  await seed({ demo: true });
  const group = await prisma().group.findFirstOrThrow({ where: { isDemo: true } });
  const [, filled] = await timed(() => fill(group.id));
  await pool().query("ANALYZE");
  const people = await prisma().user.findMany({ orderBy: { createdAt: "asc" } });
  const accounts = people.map(({ id, name, email, isAdmin }): Account => ({ userId: id, name, email, isAdmin }));
  const candidates = await prisma().participant.groupBy({ by: ["userId"], where: { role: "candidate" }, _count: true, orderBy: { _count: { userId: "desc" } } });
  const candidate = accounts.find(({ userId }) => userId === candidates[0]!.userId)!;
  const rater = accounts.find(({ name }) => name === "김도윤")!;
  const [one] = await prisma().interview.findMany({ where: { groupId: group.id, status: "ended" }, take: 1 });
  const [entries, readMs] = await timed(() => readEntries(database, one!.id, 0));
  const [, foldMs] = await timed(async () => entries.reduce(apply, initialState()));
  const listed = await prisma().interview.findMany({ where: { participants: { some: { userId: candidate.userId } }, status: "ended" }, take: OUTCOMES_MAX_INTERVIEWS, select: { id: true } });
  console.log(`  ${INTERVIEWS} interviews of one group, made in ${ms(filled)}; one journal: ${entries.length} events, read in ${ms(readMs)}, folded in ${ms(foldMs)}`);
  const within = [
    await measure("progress", () => getProgress(candidate, "ko")),
    await measure("calibration, for who was in many", () => getCalibrations(accounts[0]!, "ko")),
    await measure("calibration, for who was in few", () => getCalibrations(rater, "ko")),
    await measure("results in the list of interviews", async () => ({ ok: (await listOutcomes(candidate, listed.map(({ id }) => id), "ko")).length > 0 })),
  ];
  console.log(`  limit: ${ms(LIMIT_MS)}`);
  process.exitCode = within.every(Boolean) ? 0 : 1;
} finally {
  await closeDatabase();
  await cluster.stop();
}
