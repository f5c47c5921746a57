import { database } from "../journal/database";
import type { Admission } from "./viewer";

/** Places (from 1) of the admissions that hold: nobody removed the person, and the session, where there was one, was not ended since. */
const STILL_ADMITTED = `
SELECT asked.place::int AS place
FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS asked(participant, version, place)
JOIN "Participant" p ON p.id = asked.participant AND p."removedAt" IS NULL
LEFT JOIN "User" u ON u.id = p."userId"
WHERE asked.version IS NOT DISTINCT FROM u."sessionVersion"`;

/**
 * Which admissions still hold, without the cookies that proved them and with one query for all. In the order of `admissions`; `now` is
 * epoch milliseconds. Throws what the driver throws.
 */
export async function stillAdmitted(admissions: readonly Admission[], now = Date.now()): Promise<boolean[]> {
  if (admissions.length === 0) return [];
  const people = admissions.map(({ viewer }) => viewer.participantId);
  const versions = admissions.map(({ session }) => session?.version ?? null);
  const { rows } = await database.query<{ place: number }>(STILL_ADMITTED, [people, versions]);
  const places = new Set(rows.map(({ place }) => place));
  return admissions.map(({ session }, at) => places.has(at + 1) && (session === null || now < session.endsAt));
}
