import { canGroup, type GroupViewer } from "./permissions";
import { reasonView, unevennessView } from "./reasons";
import { sealedFor, type Sealed } from "./secrecy";
import type { RoleBalance, RoomScenario } from "../rotation/types";
import type { Reason } from "../rotation/types";
import type { SeenRole } from "../interview/seen";
import type { AbsenceKind, GroupRole, RoundStatus } from "@/lib/protocol/groups";
import type { RoundRole } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { AbsenceView, CellView, GridMemberView, RoomScenarioView, RoomView, RoundView, SeasonView, SwapView } from "./views";

/** A season as it stands or as a draft would have it. Nobody is shown this whole: `seasonView` chooses from it. */
export type SeasonFacts = {
  groupId: string;
  seasonId: string;
  name: string;
  revision: number;
  isClosed: boolean;
  timeZone: string;
  people: readonly { id: string; name: string; leftAt: number | null }[];
  rounds: readonly RoundFacts[];
  holidays: readonly { day: string; name: string }[];
  balance: readonly RoleBalance[];
  possiblePairs: number;
  swaps: readonly SwapView[];
  absences: readonly AbsenceView[];
  /** Titles of scenarios by slug. */
  titles: ReadonlyMap<string, string>;
  seen: readonly { userId: string; slug: string; role: SeenRole; interviewId: string | null; at: number }[];
};

export type RoundFacts = {
  roundId: string;
  number: number;
  startsAt: number;
  day: string;
  status: RoundStatus;
  revision: number;
  authorDeadline: number | null;
  reviewerId: string | null;
  rooms: readonly RoomFacts[];
  places: readonly PlaceFacts[];
  absent: ReadonlyMap<string, AbsenceKind>;
};

export type RoomFacts = { roomId: string; letter: string; scenario: RoomScenario; interviewId: string | null; state: "planned" | InterviewStatus; movedTo: number | null };

/** `member` is a user id, or the placement's id for a guest. */
export type PlaceFacts = { member: string; placementId: string | null; guestName: string | null; room: string | null; role: RoundRole | null; reasons: readonly Reason[] };

/** What one member sees of a season, built by allow-list. */
export function seasonView(viewer: GroupViewer & { role: GroupRole }, facts: SeasonFacts, now: number): SeasonView {
  const reader: Reader = { viewer, facts, sealed: sealedFor(viewer.userId, facts.rounds) };
  const { groupId, seasonId, name, revision, isClosed, timeZone, holidays, possiblePairs } = facts;
  const current = currentRound(facts.rounds, now);
  return {
    groupId, seasonId, name, revision, isClosed, timeZone, possiblePairs,
    holidays: holidays.map((holiday) => ({ day: holiday.day, name: holiday.name })),
    me: { userId: viewer.userId, role: viewer.role },
    members: gridMembers(facts),
    rounds: facts.rounds.map((round) => roundView(reader, round, round === current)),
    balance: facts.balance.map(({ role, spread, lowerBound, reasons }) => ({ role, spread, lowerBound, reasons: reasons.map((reason) => unevennessView(reason, nameIn(facts))) })),
    swaps: facts.swaps.filter((swap) => canGroup(viewer, "swap.decide") || [swap.requester.userId, swap.partner.userId].includes(viewer.userId)),
    absences: facts.absences.map((absence) => ({ ...absence, reason: canGroup(viewer, "absence.report", { userId: absence.userId }) ? absence.reason : null })),
  };
}

type Reader = { viewer: GroupViewer; facts: SeasonFacts; sealed: Sealed };

/** The round that runs, else the next to come. */
function currentRound(rounds: readonly RoundFacts[], now: number): RoundFacts | undefined {
  return rounds.find(({ status }) => status === "started") ?? rounds.find(({ status, startsAt }) => status === "planned" && startsAt > now - LATE_MS);
}

/** How long a round that nobody started stays the current one, in milliseconds. */
const LATE_MS = 3 * 3_600_000;

function gridMembers({ people, rounds }: SeasonFacts): GridMemberView[] {
  const placed = new Set(rounds.flatMap(({ places }) => places.map(({ member }) => member)));
  return people.filter(({ id, leftAt }) => leftAt === null || placed.has(id)).map(({ id, name, leftAt }) => ({ userId: id, name, hasLeft: leftAt !== null }));
}

function roundView(reader: Reader, round: RoundFacts, isCurrent: boolean): RoundView {
  const { roundId, number, startsAt, day, status, revision, authorDeadline, reviewerId } = round;
  return {
    roundId, number, startsAt, day, status, revision, authorDeadline, reviewerId, isCurrent,
    rooms: round.rooms.map((room) => roomView(reader, round, room)),
    cells: reader.facts.people.map(({ id }) => cellView(reader, round, id)),
  };
}

function roomView(reader: Reader, round: RoundFacts, room: RoomFacts): RoomView {
  const { roomId, letter, state, movedTo } = room;
  const inside = round.places.filter((place) => place.room === letter);
  const takesPart = inside.some(({ member }) => member === reader.viewer.userId);
  return {
    roomId, letter, state, movedTo,
    scenario: scenarioView(reader, round, room),
    interviewId: takesPart ? room.interviewId : null,
    guests: inside.flatMap(({ placementId, guestName, role }) => (guestName === null || role === null || placementId === null ? [] : [{ placementId, name: guestName, role }])),
    vacant: (["interviewer", "candidate"] as const).filter((role) => !inside.some((place) => place.role === role && !round.absent.has(place.member))),
  };
}

function scenarioView({ facts, sealed }: Reader, round: RoundFacts, room: RoomFacts): RoomScenarioView {
  const { scenario } = room;
  if (sealed.isSealed(round, room)) return { kind: "sealed" };
  if (scenario.kind === "written") return { kind: "written", by: nameIn(facts)(scenario.by) };
  if (scenario.kind !== "listed") return { kind: "missing" };
  return { kind: "listed", slug: scenario.id, title: facts.titles.get(scenario.id) ?? scenario.id, seen: seenBefore(facts, round, room, scenario.id) };
}

/** Whether this room's candidate knew the scenario before its interview, and how. */
function seenBefore(facts: SeasonFacts, round: RoundFacts, room: RoomFacts, slug: string): { name: string; as: SeenRole } | null {
  const candidate = round.places.find((place) => place.room === room.letter && place.role === "candidate");
  if (!candidate) return null;
  const before = facts.seen.find(
    (record) => record.userId === candidate.member && record.slug === slug && (room.interviewId === null || record.interviewId !== room.interviewId) && (round.status === "planned" || record.at < round.startsAt),
  );
  return before ? { name: nameIn(facts)(candidate.member), as: before.role } : null;
}

function cellView({ facts }: Reader, round: RoundFacts, userId: string): CellView {
  const place = round.places.find(({ member }) => member === userId);
  const swap = facts.swaps.find((one) => one.roundId === round.roundId && (one.status === "asked" || one.status === "accepted") && [one.requester.userId, one.partner.userId].includes(userId));
  return {
    userId,
    role: place ? (place.role ?? "rest") : null,
    room: place?.room ?? null,
    absence: round.absent.get(userId) ?? null,
    reasons: place ? place.reasons.map((reason) => reasonView(reason, nameIn(facts))) : [],
    swapId: swap?.swapId ?? null,
  };
}

function nameIn(facts: Pick<SeasonFacts, "people" | "rounds">): (id: string) => string {
  return (id) => facts.people.find((person) => person.id === id)?.name ?? facts.rounds.flatMap(({ places }) => places).find((place) => place.member === id)?.guestName ?? "";
}
