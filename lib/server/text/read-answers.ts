import { withDatabase } from "../db";
import { database } from "../journal/database";
import { Answer } from "./answer";

type Written = { questionId: string; state: Buffer | null; text: string | null; tail: Buffer[] | null };

/** Snapshots and what was written after them, for every answer that holds text, in one look at the database. */
const READ_ANSWERS = `
WITH tails AS (
  SELECT j.data->>'questionId' AS question, array_agg(j.bytes ORDER BY j.seq) AS tail
  FROM journal j LEFT JOIN "AnswerSnapshot" s ON s."interviewId" = j."interviewId" AND s."questionId" = j.data->>'questionId'
  WHERE j."interviewId" = $1 AND j.type = 'answer.updated' AND j.seq > coalesce(s.seq, 0) GROUP BY 1
)
SELECT coalesce(s."questionId", t.question) AS "questionId", s.state, s.text, t.tail
FROM (SELECT * FROM "AnswerSnapshot" WHERE "interviewId" = $1) s FULL JOIN tails t ON t.question = s."questionId"`;

/** The text of every answer of an interview as it stands on disk, by question. Throws `FailureError("unavailable")`. */
export async function readAnswerTexts(interviewId: string): Promise<Record<string, string>> {
  const { rows } = await withDatabase(() => database.query<Written>(READ_ANSWERS, [interviewId]));
  return Object.fromEntries(rows.map((row) => [row.questionId, textOf(row)]));
}

function textOf({ questionId, state, text, tail }: Written): string {
  if (!tail) return text ?? "";
  const answer = new Answer(questionId, 0, state ?? undefined);
  for (const update of tail) answer.apply(update);
  return answer.plainText();
}
