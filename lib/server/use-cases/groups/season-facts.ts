import { z } from "zod";
import { localize, localizedSchema } from "@/lib/content/schema";
import { coversRound, dayIn, slotHolidays } from "@/lib/domain/groups/calendar";
import type { PlaceFacts, RoundFacts, SeasonFacts } from "@/lib/domain/groups/season-view";
import type { AbsenceView, SwapView } from "@/lib/domain/groups/views";
import { describePlan } from "@/lib/domain/rotation/plan-season";
import type { Explanation, PlannedRound, Reason, SeasonPlan } from "@/lib/domain/rotation/types";
import type { AbsenceKind } from "@/lib/protocol/groups";
import type { Locale, RoundRole } from "@/lib/protocol/roles";
import { prisma } from "../../db";
import { readKnowledge } from "./knowledge";
import { openRounds } from "./plan-rounds";
import { inRole, plannedRound, plannerInput, seatId } from "./planner-input";
import type { RoundState, SeasonState } from "./season-state";

/** Everything about a season, as it stands or with a draft's rounds in place of the stored ones. */
export async function seasonFacts(season: SeasonState, locale: Locale, draft: SeasonPlan | null = null): Promise<SeasonFacts> {
  const knowledge = await readKnowledge(season);
  const now = Date.now();
  const open = openRounds(season, now);
  const input = plannerInput(season, knowledge, open, season.seed);
  const stored = season.rounds.filter(({ number }) => open.includes(number)).map((round) => plannedRound(season, round));
  const { balance, pairs } = draft ?? describePlan(input, stored);
  const { group } = season;
  const days = season.rounds.map((round) => dayIn(group.timeZone, round.startsAt.getTime())).sort();
  return {
    groupId: season.groupId,
    seasonId: season.id,
    name: season.name,
    revision: season.revision,
    isClosed: season.closedAt !== null,
    timeZone: group.timeZone,
    people: group.members.map(({ userId, user, leftAt }) => ({ id: userId, name: user.name, leftAt: leftAt?.getTime() ?? null })),
    rounds: season.rounds.map((round) => roundFacts(season, round, draft)),
    holidays: slotHolidays(group, group.holidays, days[0] ?? "", days.at(-1) ?? ""),
    balance,
    possiblePairs: pairs.possible,
    swaps: swapViews(season),
    absences: absenceViews(season),
    titles: await readTitles(season, draft, locale),
    seen: knowledge.seen,
  };
}

function roundFacts(season: SeasonState, round: RoundState, draft: SeasonPlan | null): RoundFacts {
  const { id, number, startsAt, revision, authorDeadline, reviewerId } = round;
  const day = dayIn(season.group.timeZone, startsAt.getTime());
  const planned = draft?.rounds.find((one) => one.round === number);
  return {
    roundId: id, number, startsAt: startsAt.getTime(), day, status: statusOf(round), revision, reviewerId,
    authorDeadline: authorDeadline?.getTime() ?? null,
    absent: absentMembers(season, id, day),
    ...(planned && draft ? draftedRound(round, planned, draft.explanations) : storedRound(round)),
  };
}

/** A round that began is done once all its interviews have ended. */
export function statusOf({ status, rooms }: Pick<RoundState, "status" | "rooms">): RoundState["status"] {
  if (status !== "started") return status;
  return rooms.every((room) => room.interview?.status === "ended") ? "done" : "started";
}

function absentMembers(season: SeasonState, roundId: string, day: string): Map<string, AbsenceKind> {
  return new Map(season.group.absences.filter((absence) => coversRound(absence, { roundId, day })).map(({ userId, kind }) => [userId, kind]));
}

const reasonsSchema = z.array(z.looseObject({ code: z.string() }));

function storedRound({ status, rooms, placements }: RoundState): Pick<RoundFacts, "rooms" | "places"> {
  const letters = new Map(rooms.map(({ id, letter }) => [id, letter]));
  return {
    rooms: rooms.map((room) => {
      const author = inRole(placements, room.id, "author");
      const scenario = room.scenarioSlug !== null ? { kind: "listed" as const, id: room.scenarioSlug } : author ? { kind: "written" as const, by: seatId(author) } : { kind: "missing" as const, leastSeen: null };
      return { roomId: room.id, letter: room.letter, scenario, interviewId: room.interviewId, state: room.interview?.status ?? (status === "done" ? "ended" : "planned"), movedTo: room.movedTo?.getTime() ?? null };
    }),
    places: placements.map((placement): PlaceFacts => ({
      member: seatId(placement), placementId: placement.id, guestName: placement.guestName, role: placement.role,
      room: placement.roomId === null ? null : (letters.get(placement.roomId) ?? null),
      reasons: reasonsSchema.parse(placement.reasons) as Reason[],
    })),
  };
}

function draftedRound(round: RoundState, plan: PlannedRound, explanations: readonly Explanation[]): Pick<RoundFacts, "rooms" | "places"> {
  const known = new Map(round.placements.map((placement) => [seatId(placement), placement]));
  const place = (member: string, room: string | null, role: RoundRole | null): PlaceFacts => ({
    member, room, role,
    placementId: known.get(member)?.id ?? null,
    guestName: known.get(member)?.guestName ?? null,
    reasons: explanations.find((one) => one.round === plan.round && one.member === member)?.reasons ?? [],
  });
  return {
    rooms: plan.rooms.map(({ room, scenario }) => ({ roomId: room, letter: room, scenario, interviewId: null, state: "planned", movedTo: null })),
    places: [
      ...plan.rooms.flatMap(({ room, interviewer, candidate, author, observers }) => [
        place(interviewer, room, "interviewer"), place(candidate, room, "candidate"),
        ...(author === null ? [] : [place(author, room, "author")]),
        ...observers.map((member) => place(member, room, "observer")),
      ]),
      ...plan.rests.map(({ member }) => place(member, null, null)),
    ],
  };
}

function swapViews(season: SeasonState): SwapView[] {
  const person = (userId: string) => ({ userId, name: season.group.members.find((member) => member.userId === userId)?.user.name ?? "" });
  return season.rounds.flatMap((round) => round.swaps.map(({ id, requesterId, partnerId, reason, status }) => ({
    swapId: id, roundId: round.id, number: round.number, requester: person(requesterId), partner: person(partnerId), reason, status,
  })));
}

function absenceViews(season: SeasonState): AbsenceView[] {
  const names = new Map(season.group.members.map(({ userId, user }) => [userId, user.name]));
  const ids = new Set(season.rounds.map(({ id }) => id));
  return season.group.absences.filter(({ roundId }) => roundId === null || ids.has(roundId)).map(({ id, userId, kind, roundId, fromDay, toDay, reason }) => ({
    absenceId: id, userId, name: names.get(userId) ?? "", kind, roundId, fromDay, toDay, reason,
  }));
}

/** Titles of all scenarios that stand in the season, in any version: a retired one keeps its name in the history. */
async function readTitles(season: SeasonState, draft: SeasonPlan | null, locale: Locale): Promise<Map<string, string>> {
  const drafted = draft?.rounds.flatMap(({ rooms }) => rooms.flatMap(({ scenario }) => (scenario.kind === "listed" ? [scenario.id] : []))) ?? [];
  const slugs = [...new Set([...season.rounds.flatMap(({ rooms }) => rooms.flatMap(({ scenarioSlug }) => scenarioSlug ?? [])), ...drafted])];
  return scenarioTitles(slugs, locale);
}

export async function scenarioTitles(slugs: readonly string[], locale: Locale): Promise<Map<string, string>> {
  const rows = await prisma().$queryRaw<{ slug: string; title: unknown }[]>`
    SELECT DISTINCT ON (slug) slug, content->'title' AS title FROM "ScenarioVersion"
    WHERE slug = ANY(${[...slugs]}) ORDER BY slug, "isCurrent" DESC, "createdAt" DESC`;
  return new Map(rows.map(({ slug, title }) => [slug, localize(localizedSchema.parse(title), locale)]));
}
