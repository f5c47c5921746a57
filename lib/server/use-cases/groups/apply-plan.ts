import type { Explanation, PlannedRound, Reason, RoomScenario } from "@/lib/domain/rotation/types";
import type { RoundRole } from "@/lib/protocol/roles";
import type { Prisma } from "../../db/generated/client";
import { inRole, seatId } from "./planner-input";
import { raiseRevisions } from "./revisions";
import type { PlacementState, RoundState, SeasonState } from "./season-state";

type Place = { member: string; room: string | null; role: RoundRole | null };

/** Everybody's place in a planned round; who rests has neither room nor role. */
function placesOf(plan: PlannedRound): Place[] {
  const seated = plan.rooms.flatMap(({ room, interviewer, candidate, author, observers }): Place[] => [
    { member: interviewer, room, role: "interviewer" },
    { member: candidate, room, role: "candidate" },
    ...(author === null ? [] : [{ member: author, room, role: "author" as const }]),
    ...observers.map((member): Place => ({ member, room, role: "observer" })),
  ]);
  return [...seated, ...plan.rests.map(({ member }): Place => ({ member, room: null, role: null }))];
}

/**
 * Makes a stored round that has not started what the plan says. What stays as it was keeps its row, and with it goals and preparation;
 * open swaps of people whose place changed end. Gives whether anything changed. A plan with explanations places everybody anew; any other
 * was made from the stored round, so rooms that it can not hold, because somebody left, stay as they are.
 */
export async function applyRound(transaction: Prisma.TransactionClient, round: RoundState, plan: PlannedRound, explanations: readonly Explanation[] | null = null): Promise<boolean> {
  const kept = explanations === null ? brokenRooms(round) : new Set<string>();
  const rooms = await applyRooms(transaction, round, plan, kept);
  const before = new Map(round.placements.map((placement) => [seatId(placement), placement]));
  const places = placesOf(plan);
  const wanted = new Set(places.map(({ member }) => member));
  const gone = round.placements.filter((placement) => !wanted.has(seatId(placement)) && !kept.has(placement.roomId ?? ""));
  await transaction.placement.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const moved = new Set(gone.map(({ userId }) => userId));
  for (const place of places) {
    const roomId = place.room === null ? null : (rooms.ids.get(place.room) ?? null);
    const reasons = explanations?.find(({ member, round: number }) => member === place.member && number === plan.round)?.reasons;
    if (await applyPlace(transaction, round.id, before.get(place.member), { ...place, roomId }, reasons)) moved.add(place.member);
  }
  const stale = round.swaps.filter(({ requesterId, partnerId }) => moved.has(requesterId) || moved.has(partnerId));
  await transaction.swapRequest.updateMany({ where: { id: { in: stale.map(({ id }) => id) } }, data: { status: "stale" } });
  const changed = rooms.changed || moved.size > 0;
  if (changed) await raiseRevisions(transaction, [round.id]);
  return changed;
}

/** Makes stored rounds what a plan says, those that differ from the plan before. */
export async function applyRounds(transaction: Prisma.TransactionClient, season: SeasonState, before: readonly PlannedRound[], after: readonly PlannedRound[]): Promise<void> {
  for (const plan of after.filter((round) => !before.includes(round))) {
    const round = season.rounds.find(({ number }) => number === plan.round);
    if (round) await applyRound(transaction, round, plan);
  }
}

function slugOf(scenario: RoomScenario): string | null {
  return scenario.kind === "listed" ? scenario.id : null;
}

/** Ids of rooms that lack an interviewer or a candidate. */
function brokenRooms({ rooms, placements }: RoundState): Set<string> {
  const lacks = (roomId: string) => (["interviewer", "candidate"] as const).some((role) => !inRole(placements, roomId, role));
  return new Set(rooms.map(({ id }) => id).filter(lacks));
}

async function applyRooms(transaction: Prisma.TransactionClient, round: RoundState, plan: PlannedRound, kept: ReadonlySet<string>): Promise<{ ids: Map<string, string>; changed: boolean }> {
  const before = new Map(round.rooms.map((room) => [room.letter, room]));
  const wanted = new Set(plan.rooms.map(({ room }) => room));
  // A room put off to another day has left the round's plan, yet it is still to be held.
  const gone = round.rooms.filter(({ id, letter, movedTo }) => !wanted.has(letter) && movedTo === null && !kept.has(id));
  await transaction.room.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const ids = new Map<string, string>();
  let changed = gone.length > 0;
  for (const { room: letter, scenario } of plan.rooms) {
    const known = before.get(letter);
    const scenarioSlug = slugOf(scenario);
    if (known && known.scenarioSlug === scenarioSlug) {
      ids.set(letter, known.id);
      continue;
    }
    changed = true;
    const data = { scenarioSlug };
    const room = await transaction.room.upsert({ where: { roundId_letter: { roundId: round.id, letter } }, create: { roundId: round.id, letter, ...data }, update: data, select: { id: true } });
    ids.set(letter, room.id);
  }
  return { ids, changed };
}

/** Gives whether the place changed. */
async function applyPlace(
  transaction: Prisma.TransactionClient,
  roundId: string,
  known: PlacementState | undefined,
  { member, roomId, role }: Place & { roomId: string | null },
  reasons: readonly Reason[] | undefined,
): Promise<boolean> {
  const why = (reasons ?? []) as unknown as Prisma.InputJsonValue;
  if (!known) {
    await transaction.placement.create({ data: { roundId, userId: member, roomId, role, reasons: why } });
    return true;
  }
  const same = known.roomId === roomId && known.role === role;
  if (same && reasons === undefined) return false;
  const start = same ? {} : { prepared: [], ...(role === "candidate" ? {} : { goal: null }) };
  await transaction.placement.update({ where: { id: known.id }, data: { roomId, role, ...start, ...(reasons === undefined && same ? {} : { reasons: why }) } });
  return !same;
}
