import { dayIn, weeklyStarts } from "@/lib/domain/groups/calendar";
import { planSeason } from "@/lib/domain/rotation/plan-season";
import type { PlannedRound, SeasonPlan } from "@/lib/domain/rotation/types";
import { prisma } from "../db";
import { applyRound } from "../use-cases/groups/apply-plan";
import { readKnowledge } from "../use-cases/groups/knowledge";
import { plannerInput, type Knowledge } from "../use-cases/groups/planner-input";
import { readSeason, type SeasonState } from "../use-cases/groups/season-state";
import type { DemoGroup } from "./demo-group";

const SEED = "demo";
const PAST_ROUNDS = 4;
const COMING_ROUNDS = 4;
/** The next round of a new demo is so many days away. */
const NEXT_IN_DAYS = 2;
const DAY_MS = 86_400_000;
const ROOM_SIZE = 3;
const AUTHOR_ROOMS = 1;
const AUTHOR_LEAD_MS = 2 * DAY_MS;
const APPLY_TIMEOUT_MS = 60_000;

/** A season with rounds behind and before today, planned as any other; once the last of them is past, a new one. */
export async function ensureDemoSeason({ groupId, host, people }: DemoGroup): Promise<void> {
  const coming = await prisma().round.count({ where: { season: { groupId, closedAt: null }, startsAt: { gt: new Date() } } });
  if (coming > 0) return;
  await prisma().season.updateMany({ where: { groupId, closedAt: null }, data: { closedAt: new Date() } });
  const seasonId = await makeSeason(groupId);
  const season = await readSeason(groupId, seasonId);
  const knowledge = await readKnowledge(season);
  const plan = planSeason(plannerInput(season, knowledge, season.rounds.map(({ number }) => number), SEED));
  const rounds = withAuthorsScenarios(plan, knowledge);
  await prisma().$transaction(async (transaction) => {
    for (const round of season.rounds) {
      const planned = rounds.find((one) => one.round === round.number);
      if (planned) await applyRound(transaction, round, planned, plan.explanations);
    }
    await transaction.round.updateMany({ where: { seasonId, number: { lte: PAST_ROUNDS } }, data: { status: "done", startedAt: new Date(), doneAt: new Date() } });
  }, { timeout: APPLY_TIMEOUT_MS });
  await addRequests(await readSeason(groupId, seasonId), host.userId, [...people.values()].map(({ userId }) => userId));
}

async function makeSeason(groupId: string): Promise<string> {
  const slotDay = new Date(Date.now() + NEXT_IN_DAYS * DAY_MS);
  const { timeZone } = await prisma().group.findUniqueOrThrow({ where: { id: groupId }, select: { timeZone: true } });
  const slotWeekday = new Date(`${dayIn(timeZone, slotDay.getTime())}T00:00:00Z`).getUTCDay() || 7;
  const group = await prisma().group.update({ where: { id: groupId }, data: { slotWeekday } });
  const starts = weeklyStarts(group, new Set(), dayIn(timeZone, slotDay.getTime() - PAST_ROUNDS * 7 * DAY_MS), PAST_ROUNDS + COMING_ROUNDS);
  // The demo's people were there before its first round.
  await prisma().groupMember.updateMany({ where: { groupId, joinedAt: { gt: new Date(starts[0] ?? 0) } }, data: { joinedAt: new Date((starts[0] ?? 0) - DAY_MS) } });
  const rounds = starts.map((start, at) => ({ number: at + 1, startsAt: new Date(start), plannedMinutes: group.roundMinutes, authorDeadline: new Date(start - AUTHOR_LEAD_MS) }));
  const season = await prisma().season.create({ data: { groupId, name: "가을 시즌", seed: SEED, roomSize: ROOM_SIZE, authorRooms: AUTHOR_ROOMS, rounds: { create: rounds } }, select: { id: true } });
  return season.id;
}

/** Authors have handed in for the past rounds and the next one: scenarios that their candidates have not met, and that nobody in the room is to be asked later. */
function withAuthorsScenarios(plan: SeasonPlan, { scenarios, seen }: Knowledge): PlannedRound[] {
  const known = new Set(seen.map(({ userId, slug }) => `${userId} ${slug}`));
  const note = ({ interviewer, candidate, author, observers }: PlannedRound["rooms"][number], slug: string) => [interviewer, candidate, author, ...observers].forEach((id) => known.add(`${id} ${slug}`));
  for (const { scenario, ...room } of plan.rounds.flatMap(({ rooms }) => rooms)) if (scenario.kind === "listed") note({ scenario, ...room }, scenario.id);
  const asked = plan.rounds.flatMap(({ round, rooms }) => rooms.flatMap(({ candidate, scenario }) => (scenario.kind === "listed" ? [{ round, candidate, slug: scenario.id }] : [])));
  return plan.rounds.map((round) => ({
    ...round,
    rooms: round.rooms.map((room) => {
      if (room.scenario.kind !== "written" || round.round > PAST_ROUNDS + 1) return room;
      const inside = [room.interviewer, room.author, ...room.observers];
      const spoils = (slug: string) => asked.some((one) => one.round > round.round && one.slug === slug && inside.includes(one.candidate));
      const own = scenarios.find(({ slug }) => !known.has(`${room.candidate} ${slug}`) && !spoils(slug));
      if (!own) return room;
      note(room, own.slug);
      return { ...room, scenario: { kind: "listed" as const, id: own.slug } };
    }),
  }));
}

/** Somebody is away in the round after the next, and two others want to exchange places in the one after that. */
async function addRequests(season: SeasonState, hostId: string, memberIds: readonly string[]): Promise<void> {
  const { groupId } = season;
  const [, second, third] = season.rounds.filter(({ status }) => status === "planned");
  const away = second?.placements.find(({ role, userId }) => role === "candidate" && userId !== hostId)?.userId;
  if (second && away) await prisma().absence.create({ data: { groupId, userId: away, roundId: second.id, reason: "출장", createdById: away } });
  const [requester, partner] = memberIds.filter((id) => id !== hostId && id !== away);
  if (third && requester && partner) await prisma().swapRequest.create({ data: { roundId: third.id, requesterId: requester, partnerId: partner, status: "accepted", answeredAt: new Date(), reason: "그 주에는 준비할 시간이 적습니다." } });
}
