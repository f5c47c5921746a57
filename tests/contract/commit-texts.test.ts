import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { TextConnection, type TextInput } from "@/lib/server/text/commit-texts";
import { startInstallation, type Installation } from "../support/builders/installation";
import { anInterview, type StoredInterview } from "../support/builders/interviews";

let installation: Installation;
let connection: TextConnection;
beforeAll(async () => {
  installation = await startInstallation();
  connection = new TextConnection();
});
afterAll(async () => {
  await connection.close();
  await installation.stop();
});

const update = ({ interviewId, interviewer }: StoredInterview, bytes: number[] = [0, 0]): TextInput => ({
  interviewId,
  questionId: "질문-1",
  actorId: interviewer.participantId,
  updateId: randomUUID(),
  bytes: Uint8Array.from(bytes),
});

async function started(): Promise<StoredInterview> {
  const interview = await anInterview();
  const { interviewId, interviewer } = interview;
  expect(await executeCommand({ interviewId, viewer: interviewer, envelope: { id: randomUUID(), command: { type: "interview.start" } } })).toMatchObject({ ok: true });
  return interview;
}

test("one commit numbers the updates of each interview without gaps and writes them as they are", async () => {
  const [one, two] = [await started(), await started()];
  const inputs = [update(one, [1, 2, 255]), update(two, []), update(one, [0]), update(two, [7]), update(one, [9])];
  const outcomes = await connection.commit(inputs);
  const bases = [one, two].map((interview) => outcomes[inputs.findIndex((input) => input.interviewId === interview.interviewId)] as { base: number });
  const [first, second] = bases.map(({ base }) => base) as [number, number];
  expect(outcomes).toEqual([
    { kind: "written", base: first, seq: first + 1 },
    { kind: "written", base: second, seq: second + 1 },
    { kind: "written", base: first, seq: first + 2 },
    { kind: "written", base: second, seq: second + 2 },
    { kind: "written", base: first, seq: first + 3 },
  ]);
  const { rows } = await pool().query(`SELECT seq, "actorId", "commandId", type, data, bytes FROM journal WHERE "interviewId" = $1 AND seq > $2 ORDER BY seq`, [one.interviewId, first]);
  expect(rows).toEqual(
    [0, 2, 4].map((at, place) => ({ seq: first + 1 + place, actorId: inputs[at]!.actorId, commandId: inputs[at]!.updateId, type: "answer.updated", data: { questionId: "질문-1" }, bytes: Buffer.from(inputs[at]!.bytes) })),
  );
  const { rows: heads } = await pool().query(`SELECT "lastSeq" FROM "Interview" WHERE id = $1`, [one.interviewId]);
  expect(heads).toEqual([{ lastSeq: first + 3 }]);
});

test("each update is answered by itself: known, taken, in the lobby, ended, and of no interview at all", async () => {
  const [live, lobby, ended] = [await started(), await anInterview(), await started()];
  const known = update(live);
  const [first] = await connection.commit([known]);
  const { seq } = first as { seq: number };
  const { rows } = await pool().query<{ commandId: string }>(`SELECT "commandId" FROM journal WHERE "interviewId" = $1 AND type = 'interview.started'`, [live.interviewId]);
  await pool().query(`UPDATE "Interview" SET status = 'ended' WHERE id = $1`, [ended.interviewId]);
  const outcomes = await connection.commit([known, { ...update(live), updateId: rows[0]!.commandId }, update(live), update(lobby), update(ended), { ...update(live), interviewId: randomUUID() }]);
  expect(outcomes).toEqual([
    { kind: "known", seq },
    { kind: "taken" },
    { kind: "written", base: seq, seq: seq + 1 },
    { kind: "closed", status: "lobby" },
    { kind: "closed", status: "ended" },
    { kind: "closed", status: "missing" },
  ]);
});

test("an interview that somebody else holds is busy, and holds up nobody", async () => {
  const [held, free] = [await started(), await started()];
  const other = new pg.Client({ connectionString: installation.url });
  await other.connect();
  await other.query("BEGIN");
  await other.query(`SELECT FROM "Interview" WHERE id = $1 FOR UPDATE`, [held.interviewId]);
  const batch = [update(held), update(free)];
  expect(await connection.commit(batch)).toMatchObject([{ kind: "busy" }, { kind: "written" }]);
  await other.query("COMMIT");
  await other.end();
  expect(await connection.commit(batch)).toMatchObject([{ kind: "written" }, { kind: "known" }]);
});

test("time never goes back in a journal, whatever the clock says", async () => {
  const live = await started();
  await connection.commit([update(live)], new Date(Date.now() - 3_600_000));
  const { rows } = await pool().query<{ at: Date }>(`SELECT at FROM journal WHERE "interviewId" = $1 ORDER BY seq`, [live.interviewId]);
  const times = rows.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("what the database can not read is thrown, nothing of it is written, and the next batch goes through", async () => {
  const live = await started();
  const poison = { ...update(live), questionId: "\0" };
  await expect(connection.commit([update(live), poison])).rejects.toThrow();
  const { rows } = await pool().query<{ count: number }>(`SELECT count(*)::int AS count FROM journal WHERE "interviewId" = $1 AND type = 'answer.updated'`, [live.interviewId]);
  expect(rows[0]!.count).toBe(0);
  expect(await connection.commit([update(live)])).toMatchObject([{ kind: "written" }]);
});
