import { dayIn, slotHolidays } from "@/lib/domain/groups/calendar";
import type { PreparationStep } from "@/lib/domain/groups/preparation";
import { seasonView } from "@/lib/domain/groups/season-view";
import type { RoomScenarioView, RoundView, SeasonView } from "@/lib/domain/groups/views";
import { FailureError } from "@/lib/protocol/failures";
import type { GroupRole, RoundStatus } from "@/lib/protocol/groups";
import type { Locale, RoundRole } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { Account } from "../../auth/account";
import { prisma, withDatabase } from "../../db";
import { enterGroup } from "./enter-group";
import { listGroups } from "./groups";
import { seasonFacts } from "./season-facts";
import { currentSeasonId, readSeason } from "./season-state";

export type MyRound = {
  groupId: string;
  groupName: string;
  myGroupRole: GroupRole;
  timeZone: string;
  roundId: string;
  number: number;
  startsAt: number;
  plannedMinutes: number;
  status: RoundStatus;
  role: RoundRole | "rest";
  room: string | null;
  roomState: "planned" | InterviewStatus;
  interviewId: string | null;
  isAbsent: boolean;
  scenario: RoomScenarioView | null;
  /** The others in the room. */
  people: { name: string; role: RoundRole }[];
  /** What the room's candidate wants to practise; for them and their interviewer. */
  goal: { name: string; text: string } | null;
  prepared: PreparationStep[];
  authorDeadline: number | null;
  reviewer: string | null;
  /** Whether I review what the round's author writes. */
  isReviewer: boolean;
};

export type MySwap = { groupId: string; swapId: string; number: number; requester: string; partner: string; waitsFor: "me" | "organiser" };

export type MyRotation = { rounds: MyRound[]; swaps: MySwap[]; holidays: { groupId: string; day: string; name: string }[] };

/** The caller's places in rounds that are not over, in all their groups, soonest first. Throws `FailureError`: unauthenticated, unavailable. */
export async function getMyRotation(account: Account | null, locale: Locale): Promise<MyRotation> {
  if (account === null) throw new FailureError("unauthenticated");
  return withDatabase(async () => {
    const groups = await Promise.all((await listGroups(account)).map((group) => ofGroup(account, group.groupId, group.name, locale)));
    return {
      rounds: groups.flatMap(({ rounds }) => rounds).sort((a, b) => a.startsAt - b.startsAt),
      swaps: groups.flatMap(({ swaps }) => swaps),
      holidays: groups.flatMap(({ holidays }) => holidays),
    };
  });
}

async function ofGroup(account: Account, groupId: string, groupName: string, locale: Locale): Promise<MyRotation> {
  const seasonId = await currentSeasonId(groupId);
  if (seasonId === null) return { rounds: [], swaps: [], holidays: [] };
  const me = await enterGroup(account, groupId, "group.read");
  const season = await readSeason(groupId, seasonId);
  const view = seasonView(me, await seasonFacts(season, locale), Date.now());
  const today = dayIn(view.timeZone, Date.now());
  const coming = view.rounds.filter(({ status, day }) => status === "started" || (status === "planned" && day >= today));
  const details = await prisma().placement.findMany({ where: { roundId: { in: coming.map(({ roundId }) => roundId) } }, include: { room: { select: { letter: true } }, round: { select: { plannedMinutes: true } } } });
  return {
    rounds: coming.flatMap((round) => myRound(view, round, details, { groupId, groupName }) ?? []),
    swaps: mySwaps(view),
    holidays: slotHolidays(season.group, season.group.holidays, today, coming.at(-1)?.day ?? today).map(({ day, name }) => ({ groupId, day, name })),
  };
}

type Detail = { roundId: string; userId: string | null; role: RoundRole | null; goal: string | null; prepared: string[]; room: { letter: string } | null; round: { plannedMinutes: number } };

function myRound(view: SeasonView, round: RoundView, details: readonly Detail[], group: { groupId: string; groupName: string }): MyRound | null {
  const mine = round.cells.find(({ userId }) => userId === view.me.userId);
  const own = details.find(({ roundId, userId }) => roundId === round.roundId && userId === view.me.userId);
  if (!mine?.role || !own) return null;
  const room = round.rooms.find(({ letter }) => letter === mine.room);
  const names = new Map(view.members.map(({ userId, name }) => [userId, name]));
  const candidate = details.find((one) => one.roundId === round.roundId && one.role === "candidate" && one.room?.letter === mine.room);
  const others = round.cells.flatMap(({ userId, role, room: letter }) => (letter === mine.room && letter !== null && userId !== view.me.userId && role !== null && role !== "rest" ? [{ name: names.get(userId) ?? "", role }] : []));
  return {
    ...group,
    myGroupRole: view.me.role,
    timeZone: view.timeZone,
    roundId: round.roundId,
    number: round.number,
    startsAt: room?.movedTo ?? round.startsAt,
    plannedMinutes: own.round.plannedMinutes,
    status: round.status,
    role: mine.role,
    room: mine.room,
    roomState: room?.state ?? "planned",
    interviewId: room?.interviewId ?? null,
    isAbsent: mine.absence !== null,
    scenario: room?.scenario ?? null,
    people: [...others, ...(room?.guests.map(({ name, role }) => ({ name, role })) ?? [])],
    goal: candidate?.goal && (mine.role === "interviewer" || mine.role === "candidate") ? { name: names.get(candidate.userId ?? "") ?? "", text: candidate.goal } : null,
    prepared: own.prepared as PreparationStep[],
    authorDeadline: round.authorDeadline,
    isReviewer: round.reviewerId === view.me.userId,
    reviewer: round.reviewerId === null ? null : (names.get(round.reviewerId) ?? null),
  };
}

function mySwaps(view: SeasonView): MySwap[] {
  const organises = view.me.role !== "member";
  return view.swaps.flatMap(({ swapId, number, requester, partner, status }): MySwap[] => {
    const row = { groupId: view.groupId, swapId, number, requester: requester.name, partner: partner.name };
    if (status === "asked" && partner.userId === view.me.userId) return [{ ...row, waitsFor: "me" }];
    return status === "accepted" && organises ? [{ ...row, waitsFor: "organiser" }] : [];
  });
}
