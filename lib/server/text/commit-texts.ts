import pg from "pg";
import { env } from "../env";
import { errorFields, log } from "../logger";
import { ask } from "./ask";
import { bytesArray, textArray, uuidArray } from "./pg-arrays";

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
 * - Single rows are looked up in the select list and the one join is a full one: neither leaves the planner, which knows nothing about the
 *   size of a batch, a plan that looks at every update once for every interview. What is looked up is kept, or each mention looks again.
 */
const COMMIT_TEXTS = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::bytea[])
    WITH ORDINALITY AS t(interview, question, actor, command, bytes, place)
), held AS (
  SELECT i.id, i."lastSeq", i.status::text AS status FROM "Interview" i
  WHERE i.id = ANY($1::uuid[]) ORDER BY i.id FOR NO KEY UPDATE SKIP LOCKED
), ready AS (
  SELECT h.*, (SELECT j.at FROM journal j WHERE j."interviewId" = h.id AND j.seq = h."lastSeq") AS at FROM held h
  WHERE h."lastSeq" = (SELECT seen."lastSeq" FROM "Interview" seen WHERE seen.id = h.id)
), looked AS MATERIALIZED (
  SELECT n.*, r."lastSeq" AS base, r.status, r.at,
    (SELECT j.seq FROM journal j WHERE j."interviewId" = n.interview AND j."commandId" = n.command LIMIT 1) AS earlier
  FROM input n FULL JOIN ready r ON r.id = n.interview
), numbered AS (
  SELECT *, earlier IS NULL AND coalesce(status IN ('live', 'paused'), false) AS fresh,
    (base + count(*) FILTER (WHERE earlier IS NULL) OVER (PARTITION BY interview ORDER BY place ROWS UNBOUNDED PRECEDING))::int AS seq
  FROM looked
), written AS (
  INSERT INTO journal ("interviewId", seq, at, "actorId", "commandId", type, data, bytes)
  SELECT interview, seq, greatest($6::timestamptz, at), actor, command, 'answer.updated', jsonb_build_object('questionId', question), bytes
  FROM numbered WHERE fresh
), moved AS (
  UPDATE "Interview" i SET "lastSeq" = top.seq
  FROM (SELECT interview, max(seq) AS seq FROM numbered WHERE fresh GROUP BY interview) top WHERE i.id = top.interview
)
SELECT base, CASE WHEN fresh THEN seq ELSE earlier END AS seq, CASE
  WHEN fresh THEN NULL
  WHEN status IS NULL THEN CASE WHEN EXISTS (SELECT FROM "Interview" i WHERE i.id = interview) THEN 'busy' ELSE 'missing' END
  WHEN earlier IS NULL THEN CASE status WHEN 'ended' THEN 'ended' ELSE 'lobby' END
  WHEN (SELECT j.type FROM journal j WHERE j."interviewId" = interview AND j.seq = earlier) = 'answer.updated' THEN 'known' ELSE 'taken'
END AS otherwise
FROM numbered ORDER BY place`;

/** `otherwise` is null for what was written. */
type Row = [base: number, seq: number, otherwise: "busy" | "missing" | "ended" | "lobby" | "known" | "taken" | null];

const QUERY_TIMEOUT_MS = 10_000;
/** The statement must stay on the indexes even while the tables are too young for statistics. */
const SESSION = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off -c statement_timeout=8000";

/** The one connection of group commits: never behind other queries in the pool. Opens itself again after a loss. */
export class TextConnection {
  private readonly pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1, options: SESSION, connectionTimeoutMillis: 5_000 });
  /** Taken from the pool once and kept: the way through the pool costs as much as a small commit. */
  private client: Promise<pg.PoolClient> | null = null;

  /** Commits a batch; outcomes in the order of `inputs`. All or none are written when it throws. */
  async commit(inputs: readonly TextInput[], at = new Date()): Promise<TextOutcome[]> {
    const opening = (this.client ??= this.open());
    const values = [
      uuidArray(inputs.map((input) => input.interviewId)),
      textArray(inputs.map((input) => input.questionId)),
      uuidArray(inputs.map((input) => input.actorId)),
      uuidArray(inputs.map((input) => input.updateId)),
      bytesArray(inputs.map((input) => input.bytes)),
      at,
    ];
    try {
      const client = await opening;
      const rows = await ask<Row>(client, { name: "commit-texts", text: COMMIT_TEXTS, values }, QUERY_TIMEOUT_MS);
      return rows.map(outcomeOf);
    } catch (thrown) {
      this.letGo(opening);
      throw thrown;
    }
  }

  async close(): Promise<void> {
    if (this.client) this.letGo(this.client);
    await this.pool.end();
  }

  private open(): Promise<pg.PoolClient> {
    const opening = this.pool.connect().then((client) => {
      client.on("error", (error) => {
        log.warn("text connection lost", errorFields(error));
        this.letGo(opening);
      });
      return client;
    });
    return opening;
  }

  /** Whatever went wrong on a connection, the next batch gets a new one. */
  private letGo(connection: Promise<pg.PoolClient>): void {
    if (this.client !== connection) return;
    this.client = null;
    void connection.then((client) => client.release(true), () => undefined);
  }
}

function outcomeOf([base, seq, otherwise]: Row): TextOutcome {
  switch (otherwise) {
    case null:
      return { kind: "written", seq, base };
    case "known":
      return { kind: "known", seq };
    case "taken":
    case "busy":
      return { kind: otherwise };
    default:
      return { kind: "closed", status: otherwise };
  }
}
