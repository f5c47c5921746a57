import { z } from "zod";
import { sealedFor } from "@/lib/domain/groups/secrecy";
import { rechooseScenarios } from "@/lib/domain/rotation/rechoose-scenarios";
import { proposeFixes } from "@/lib/domain/rotation/repair";
import type { Fix } from "@/lib/domain/rotation/types";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Locale, RoundRole } from "@/lib/protocol/roles";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { attempt, parseInput } from "../attempt";
import { applyRounds } from "./apply-plan";
import { enterGroup } from "./enter-group";
import { lockSeason } from "./locks";
import { plannerContext, roundOf, withRound } from "./planner-context";
import { reopenRooms } from "./reopen-rooms";
import { raiseRevisions } from "./revisions";
import { scenarioTitles } from "./season-facts";
import { findRound, readSeason, type RoundState, type SeasonState } from "./season-state";

export type FixView = {
  kind: Fix["kind"];
  substitute: string | null;
  /** The room that closes or moves. */
  room: string | null;
  seats: { name: string; from: { room: string; role: RoundRole } | null; to: { room: string; role: RoundRole } | null }[];
  /** Rooms that get another scenario; the title is null where its reader may not know it, or none is left. */
  newScenarios: { room: string; title: string | null; isMissing: boolean }[];
  newPairs: { interviewer: string; candidate: string; times: number }[];
  /** Rooms of later rounds that get another scenario, because their candidate comes to know the planned one. */
  later: { number: number; room: string }[];
};

export type FixesView = { revision: number; fixes: FixView[] };

/**
 * Ways to hold a round without somebody, best first: an unseen scenario, few changes, fair counts, a new pair. Rooms that have begun stay.
 * Codes: unauthenticated, notFound, forbidden, unavailable.
 */
export async function listFixes(account: Account | null, groupId: string, roundId: string, userId: string, locale: Locale): Promise<Result<FixesView>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "round.repair");
    const { seasonId } = await findRound(groupId, roundId);
    const season = await readSeason(groupId, seasonId);
    const { fixes } = await fixesFor(season, roundOf(season, roundId), userId);
    const titles = await scenarioTitles(fixes.flatMap(({ newScenarios }) => newScenarios.flatMap(({ scenario }) => (scenario.kind === "listed" ? [scenario.id] : []))), locale);
    return success({ revision: season.revision, fixes: fixes.map((fix) => fixView(fix, me.userId, season, titles)) });
  });
}

async function fixesFor(season: SeasonState, round: RoundState, userId: string) {
  const { input, rounds } = await plannerContext(season, round);
  const started = round.rooms.filter(({ interview }) => interview !== null && interview.status !== "lobby").map(({ letter }) => letter);
  return { input, rounds, fixes: proposeFixes(input, rounds, { round: round.number, absent: [userId], started }, userId) };
}

function fixView(fix: Fix, readerId: string, season: SeasonState, titles: ReadonlyMap<string, string>): FixView {
  const names = new Map(season.group.members.map((member) => [member.userId, member.user.name]));
  const name = (id: string) => names.get(id) ?? "";
  const after = { rooms: fix.after.rooms.map((room) => ({ letter: room.room, scenario: room.scenario, state: "planned" as const })), places: fix.after.rooms.map((room) => ({ member: room.candidate, room: room.room, role: "candidate" as const })) };
  const sealed = sealedFor(readerId, [after]);
  return {
    kind: fix.kind,
    substitute: fix.substitute === null ? null : name(fix.substitute),
    room: fix.postponed?.room ?? (fix.kind === "closeRoom" ? (fix.seats.find(({ member }) => member === fix.absent)?.from?.room ?? null) : null),
    seats: fix.seats.map(({ member, from, to }) => ({ name: name(member), from: from && { room: from.room, role: from.role }, to: to && { room: to.room, role: to.role } })),
    newScenarios: fix.newScenarios.map(({ room, scenario }) => ({
      room, isMissing: scenario.kind === "missing",
      title: scenario.kind === "listed" && !sealed.hidesScenario(scenario.id) ? (titles.get(scenario.id) ?? null) : null,
    })),
    newPairs: fix.newPairs.map(({ interviewer, candidate, times }) => ({ interviewer: name(interviewer), candidate: name(candidate), times })),
    later: fix.spoilsLater.map(({ round, room }) => ({ number: round, room })),
  };
}

const applySchema = z.object({ userId: idSchema, index: z.number().int().min(0).max(100), revision: z.number().int(), movedTo: z.number().int().nullable().default(null) });

/**
 * Takes one of the fixes listed for this revision of the season. A room that is put off needs its new time, `movedTo`.
 * Codes: unauthenticated, notFound, forbidden, invalid, planChanged, unavailable.
 */
export async function applyFix(account: Account | null, groupId: string, roundId: string, input: unknown): Promise<Result<null>> {
  return attempt(async () => {
    const me = await enterGroup(account, groupId, "round.repair");
    const { userId, index, revision, movedTo } = parseInput(applySchema, input);
    const { seasonId } = await findRound(groupId, roundId);
    const season = await readSeason(groupId, seasonId);
    const round = roundOf(season, roundId);
    const { input: planner, rounds, fixes } = await fixesFor(season, round, userId);
    const fix = fixes[index];
    if (!fix || season.revision !== revision) return failure("planChanged");
    if (fix.postponed && (movedTo === null || movedTo <= Date.now())) return failure("invalid", "movedTo");
    await prisma().$transaction(async (transaction) => {
      await lockSeason(transaction, seasonId);
      const { revision: now } = await transaction.season.findUniqueOrThrow({ where: { id: seasonId }, select: { revision: true } });
      if (now !== revision) throw new FailureError("planChanged");
      if (fix.postponed) {
        await transaction.room.updateMany({ where: { roundId, letter: fix.postponed.room }, data: { movedTo: movedTo === null ? null : new Date(movedTo) } });
        await raiseRevisions(transaction, [roundId]);
      } else await applyRounds(transaction, season, rounds, rechooseScenarios(planner, withRound(rounds, fix.after), round.number + 1).rounds);
    });
    if (round.status === "started") await reopenRooms(groupId, roundId, fix.changedRooms, me.userId);
    return success(null);
  });
}
