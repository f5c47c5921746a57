import { randomUUID } from "node:crypto";
import { FailureError } from "@/lib/protocol/failures";
import type { Role } from "@/lib/protocol/roles";
import type { Account } from "../auth/account";
import { guestTokenHash } from "../auth/viewer";
import { prisma } from "../db";
import { Prisma } from "../db/generated/client";
import { executeSystemCommand } from "../interviews/pipeline";
import { hashToken } from "../security/tokens";

/**
 * Admitting people. A row says by what somebody proves who they are, the journal says that they take part; the row comes first and the
 * command carries its id, so that an admission which was cut off in between is finished by the next try.
 */

export type Admission = { interviewId: string; role: Role; name: string; userId: string | null; inviteId: string | null; guestToken: string | null };

/** Admits somebody; gives the participant's id. Throws `FailureError`: conflict (this account takes part already), interviewEnded, unavailable. */
export async function admit({ interviewId, role, name, userId, inviteId, guestToken }: Admission): Promise<string> {
  const id = randomUUID();
  const hash = guestToken === null ? null : hashToken(guestToken);
  try {
    await prisma().participant.create({ data: { id, interviewId, role, name, userId, inviteId, guestTokenHash: hash } });
  } catch (thrown) {
    if (thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === "P2002") throw new FailureError("conflict");
    throw thrown;
  }
  const result = await journalAdmission({ participantId: id, interviewId, role, name, userId });
  if (!result.ok) {
    await prisma().participant.delete({ where: { id } });
    throw new FailureError(result.code);
  }
  return id;
}

type Admitted = { participantId: string; interviewId: string; role: Role; name: string; userId: string | null };

function journalAdmission({ interviewId, ...person }: Admitted) {
  return executeSystemCommand(interviewId, { type: "participant.admit", ...person }, { commandId: person.participantId });
}

/** Finishes an admission that has its row; harmless for a complete one. Throws `FailureError`: interviewEnded, unavailable. */
export async function ensureJournaled(person: Admitted): Promise<void> {
  const result = await journalAdmission(person);
  if (!result.ok) throw new FailureError(result.code);
}

export type OwnAdmission = Admitted & { removed: boolean; byCookie: boolean };

/** What the caller already is in an interview: by account, and by the guest cookie of this browser. */
export async function findOwnAdmissions(interviewId: string, account: Account | null, cookieHeader: string | null | undefined): Promise<OwnAdmission[]> {
  const guest = guestTokenHash(cookieHeader, interviewId);
  const proofs = [...(account ? [{ userId: account.userId }] : []), ...(guest ? [{ guestTokenHash: guest }] : [])];
  if (proofs.length === 0) return [];
  const rows = await prisma().participant.findMany({ where: { interviewId, OR: proofs } });
  return rows.map(({ id, role, name, userId, removedAt, guestTokenHash: hash }) => ({
    participantId: id, interviewId, role, name, userId, removed: removedAt !== null, byCookie: hash !== null,
  }));
}
