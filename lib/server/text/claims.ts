import type { ClaimsSlot, Room } from "../interviews/room";
import { database } from "../journal/database";

/** Who may write with which Yjs client id. The first participant to claim an id owns it for good. */

/** Ids of one participant: one a page load. More is no typing. */
const CLAIMS_MAX = 2_000;

/** The room's claims, read once. */
export function claimsOf(room: Room): Promise<Map<number, string>> {
  return (room.claims ?? startReading(room)).claims;
}

/** Claims an id; false when it is somebody else's. Claiming an own id again is harmless. */
export async function claim(room: Room, clientId: number, participantId: string): Promise<boolean> {
  const claims = await claimsOf(room);
  const known = claims.get(clientId);
  if (known !== undefined) return known === participantId;
  if ([...claims.values()].filter((owner) => owner === participantId).length >= CLAIMS_MAX) return false;
  await database.query(
    `INSERT INTO "TextClient" ("interviewId", "clientId", "participantId") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [room.interviewId, clientId, participantId],
  );
  const { rows } = await database.query<{ participantId: string }>(
    `SELECT "participantId" FROM "TextClient" WHERE "interviewId" = $1 AND "clientId" = $2`,
    [room.interviewId, clientId],
  );
  const owner = rows[0]?.participantId;
  if (owner !== undefined) claims.set(clientId, owner);
  return owner === participantId;
}

function startReading(room: Room): ClaimsSlot {
  const slot: ClaimsSlot = { claims: readClaims(room.interviewId).then((claims) => (slot.loaded = claims)), loaded: null };
  room.claims = slot;
  slot.claims.catch(() => {
    if (room.claims === slot) room.claims = null;
  });
  return slot;
}

async function readClaims(interviewId: string): Promise<Map<number, string>> {
  const { rows } = await database.query<{ clientId: string; participantId: string }>(
    `SELECT "clientId", "participantId" FROM "TextClient" WHERE "interviewId" = $1`,
    [interviewId],
  );
  return new Map(rows.map((row) => [Number(row.clientId), row.participantId]));
}
