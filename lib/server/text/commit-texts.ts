import pg from "pg";
import { env } from "../env";
import { errorFields, log } from "../logger";

/** One text update as the statement takes it. */
export type TextInput = { interviewId: string; questionId: string; actorId: string; updateId: string; bytes: Uint8Array };

/**
 * What became of one update.
 * `written`: it is entry `seq`, and the interview stood at `base` before this statement.
 * `known`: an earlier try stands in the journal as `seq`. `taken`: its id belongs to something else in the journal.
 * `closed`: the interview is not being written in. `busy`: another writer holds the interview at this moment; try again.
 */
export type TextOutcome =
  | { kind: "written"; seq: number; base: number }
  | { kind: "known"; seq: number }
  | { kind: "taken" }
  | { kind: "closed"; status: "lobby" | "ended" | "missing" }
  | { kind: "busy" };

/**
 * All updates in one statement, which is one transaction.
 * - Rows are locked in id order and never waited for: one stuck interview must not hold up the others.
 * - A locked row may be newer than the statement's snapshot (`seen`). Then entries are missing here, the interview counts as busy and
 *   comes again; so positions are without gaps, times never decrease and resends are always seen.
 * - The status is the locked row's, so that a stale cache can not let text into an ended interview.
 */
const COMMIT_TEXTS = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::bytea[])
    WITH ORDINALITY AS t(interview, question, actor, command, bytes, place)
), held AS (
  SELECT i.id, i."lastSeq", i.status::text AS status FROM "Interview" i
  WHERE i.id = ANY($1::uuid[]) ORDER BY i.id FOR NO KEY UPDATE SKIP LOCKED
), ready AS (
  SELECT h.id, h."lastSeq", h.status, last.at FROM held h
  JOIN "Interview" seen ON seen.id = h.id AND seen."lastSeq" = h."lastSeq"
  LEFT JOIN LATERAL (SELECT j.at FROM journal j WHERE j."interviewId" = h.id AND j.seq = h."lastSeq") last ON true
), looked AS (
  SELECT n.*, r."lastSeq" AS base, r.status, r.at, earlier.seq AS earlier, earlier.type AS "earlierType" FROM input n
  LEFT JOIN ready r ON r.id = n.interview
  LEFT JOIN LATERAL (
    SELECT j.seq, j.type FROM journal j WHERE j."interviewId" = n.interview AND j."commandId" = n.command LIMIT 1
  ) earlier ON true
), fresh AS (
  SELECT place, interview, question, actor, command, bytes, greatest($6::timestamptz, at) AS at,
    (base + row_number() OVER (PARTITION BY interview ORDER BY place))::int AS seq
  FROM looked WHERE status IN ('live', 'paused') AND earlier IS NULL
), written AS (
  INSERT INTO journal ("interviewId", seq, at, "actorId", "commandId", type, data, bytes)
  SELECT interview, seq, at, actor, command, 'answer.updated', jsonb_build_object('questionId', question), bytes FROM fresh
), moved AS (
  UPDATE "Interview" i SET "lastSeq" = top.seq
  FROM (SELECT interview, max(seq) AS seq FROM fresh GROUP BY interview) top WHERE i.id = top.interview
)
SELECT l.base, l.status, l.earlier, l."earlierType", f.seq,
  (SELECT true FROM "Interview" i WHERE i.id = l.interview) IS TRUE AS known
FROM looked l LEFT JOIN fresh f USING (place) ORDER BY l.place`;

type Row = { base: number | null; status: string | null; earlier: number | null; earlierType: string | null; seq: number | null; known: boolean };

const QUERY_TIMEOUT_MS = 10_000;
/** The statement must stay on the indexes even while the tables are too young for statistics. */
const SESSION = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off -c statement_timeout=8000";

/** The one connection of group commits: never behind other queries in the pool. Opens itself again after a loss. */
export class TextConnection {
  private readonly pool = this.open();

  private open(): pg.Pool {
    const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1, options: SESSION, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000 });
    pool.on("error", (error) => log.warn("text connection lost", errorFields(error)));
    return pool;
  }

  /** Commits a batch; outcomes in the order of `inputs`. All or none are written when it throws. */
  async commit(inputs: readonly TextInput[], at = new Date()): Promise<TextOutcome[]> {
    const { rows } = await this.pool.query<Row>({
      name: "commit-texts",
      text: COMMIT_TEXTS,
      values: [
        inputs.map((input) => input.interviewId),
        inputs.map((input) => input.questionId),
        inputs.map((input) => input.actorId),
        inputs.map((input) => input.updateId),
        inputs.map((input) => input.bytes),
        at,
      ],
      ...{ query_timeout: QUERY_TIMEOUT_MS },
    });
    return rows.map(outcomeOf);
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

function outcomeOf(row: Row): TextOutcome {
  if (row.seq !== null && row.base !== null) return { kind: "written", seq: row.seq, base: row.base };
  if (!row.known) return { kind: "closed", status: "missing" };
  if (row.status === null) return { kind: "busy" };
  if (row.earlier !== null) return row.earlierType === "answer.updated" ? { kind: "known", seq: row.earlier } : { kind: "taken" };
  return { kind: "closed", status: row.status === "ended" ? "ended" : "lobby" };
}
