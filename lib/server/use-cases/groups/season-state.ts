import { FailureError } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import { prisma } from "../../db";
import type { Prisma } from "../../db/generated/client";

const ROUND = {
  rooms: { orderBy: { letter: "asc" }, include: { interview: { select: { status: true } } } },
  placements: { include: { user: { select: { name: true } } }, orderBy: { id: "asc" } },
  swaps: { where: { status: { in: ["asked", "accepted"] } }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.RoundInclude;

const SEASON = {
  rounds: { orderBy: { number: "asc" }, include: ROUND },
  group: {
    include: {
      members: { include: { user: { select: { name: true } } }, orderBy: [{ joinedAt: "asc" }, { userId: "asc" }] },
      holidays: { orderBy: { day: "asc" } },
      conflicts: true,
      absences: { where: { withdrawnAt: null }, orderBy: { createdAt: "asc" } },
    },
  },
} satisfies Prisma.SeasonInclude;

/** A season with its group, rounds, rooms, places, absences and open swaps. */
export type SeasonState = Prisma.SeasonGetPayload<{ include: typeof SEASON }>;
export type RoundState = SeasonState["rounds"][number];
export type RoomState = RoundState["rooms"][number];
export type PlacementState = RoundState["placements"][number];

type Reader = Pick<Prisma.TransactionClient, "season" | "round">;

/** Throws `FailureError("notFound")` for a season of another group. */
export async function readSeason(groupId: string, seasonId: string, db: Reader = prisma()): Promise<SeasonState> {
  const season = idSchema.safeParse(seasonId).success ? await db.season.findFirst({ where: { id: seasonId, groupId }, include: SEASON }) : null;
  if (season === null) throw new FailureError("notFound", "seasonId");
  return season;
}

/** The season that a group is in: the newest one that is not closed, else the newest; null for a group that never had one. */
export async function currentSeasonId(groupId: string): Promise<string | null> {
  const seasons = await prisma().season.findMany({ where: { groupId }, orderBy: { createdAt: "desc" }, select: { id: true, closedAt: true } });
  return (seasons.find(({ closedAt }) => closedAt === null) ?? seasons[0])?.id ?? null;
}

/** The group and season of a round. Throws `FailureError("notFound")`. */
export async function findRound(groupId: string, roundId: string): Promise<{ seasonId: string; roundId: string }> {
  const round = idSchema.safeParse(roundId).success
    ? await prisma().round.findFirst({ where: { id: roundId, season: { groupId } }, select: { seasonId: true } })
    : null;
  if (round === null) throw new FailureError("notFound", "roundId");
  return { seasonId: round.seasonId, roundId };
}

/** Started rounds of the group's other seasons, oldest first. */
export async function earlierRounds(groupId: string, seasonId: string): Promise<RoundState[]> {
  return prisma().round.findMany({
    where: { status: { not: "planned" }, seasonId: { not: seasonId }, season: { groupId } },
    orderBy: { startsAt: "asc" },
    include: ROUND,
  });
}
