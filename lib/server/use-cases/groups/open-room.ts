import { FailureError } from "@/lib/protocol/failures";
import type { Role, RoundRole } from "@/lib/protocol/roles";
import { prisma } from "../../db";
import { derivedId } from "../../journal/derived-id";
import { admit, ensureJournaled } from "../admission";
import { beginInterview, finishBeginning } from "../begin-interview";
import { makeLink } from "../invite-links";
import type { PlacementState, RoomState, RoundState } from "./season-state";

/** An author watches the interview about their scenario. */
export const INTERVIEW_ROLE: Record<RoundRole, Role> = { interviewer: "interviewer", candidate: "candidate", observer: "observer", author: "observer" };

/** The interview of a room; its id follows from who is in it and what they are asked, so that two who start at once make one. */
export async function openRoom(round: Pick<RoundState, "plannedMinutes" | "placements">, room: RoomState, groupId: string, createdById: string) {
  const version = await prisma().scenarioVersion.findFirst({ where: { slug: room.scenarioSlug ?? "", isCurrent: true }, select: { id: true } });
  if (version === null) throw new FailureError("roundNotReady", room.letter);
  const inside = round.placements.filter(({ roomId }) => roomId === room.id);
  const id = room.interviewId ?? derivedId("round-room", [room.id, room.scenarioSlug, ...inside.map((placement) => `${placement.id} ${placement.role}`).sort()].join(" "));
  const isNew = (await prisma().interview.count({ where: { id } })) === 0;
  if (isNew) await beginOnce({ id, scenarioVersionId: version.id, plannedMinutes: round.plannedMinutes, groupId, createdById });
  else await finishBeginning(id, round.plannedMinutes);
  for (const placement of inside) await admitPlaced(id, placement);
  await prisma().room.update({ where: { id: room.id }, data: { interviewId: id } });
  return { interviewId: id, guestLinks: isNew ? await linksForGuests(id, inside) : [] };
}

async function beginOnce(interview: Parameters<typeof beginInterview>[0] & { id: string }): Promise<void> {
  try {
    await beginInterview(interview);
  } catch (thrown) {
    // Somebody else starts the same round at this moment: theirs is the same interview.
    if ((await prisma().interview.count({ where: { id: interview.id } })) === 0) throw thrown;
    await finishBeginning(interview.id, interview.plannedMinutes);
  }
}

async function admitPlaced(interviewId: string, { userId, user, role }: PlacementState): Promise<void> {
  if (userId === null || user === null || role === null) return;
  const person = { interviewId, role: INTERVIEW_ROLE[role], name: user.name, userId };
  const find = () => prisma().participant.findFirst({ where: { interviewId, userId }, select: { id: true, role: true, name: true } });
  const known = await find();
  try {
    if (known === null) await admit({ ...person, inviteId: null, guestToken: null });
    else await ensureJournaled({ ...person, role: known.role, name: known.name, participantId: known.id });
  } catch (thrown) {
    if (!(thrown instanceof FailureError) || (thrown.code !== "conflict" && thrown.code !== "interviewEnded")) throw thrown;
  }
}

async function linksForGuests(interviewId: string, inside: readonly PlacementState[]): Promise<{ name: string; path: string }[]> {
  const guests = inside.filter(({ guestName, role }) => guestName !== null && role !== null);
  return Promise.all(guests.map(async ({ guestName, role }) => ({ name: guestName ?? "", path: (await makeLink(interviewId, INTERVIEW_ROLE[role ?? "observer"])).path })));
}
