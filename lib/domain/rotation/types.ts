import type { RoundRole } from "@/lib/protocol/roles";

/**
 * The vocabulary of the rotation. People, scenarios and rounds are named by the ids of whoever asks; the planner never looks inside them.
 * `parse-input.ts` makes a `PlannerInput` of a friendly JSON file, the use cases make one of the database.
 */

export type PlannerMember = {
  id: string;
  /** 1 (beginner) to 5. */
  level: number;
  /** Number of the first round that they belong to. */
  joinedRound: number;
  /** Number of the first round without them; null while they stay. */
  leftRound: number | null;
  /** Observes first, where a seat allows it. */
  isNew: boolean;
  /** Takes part without a claim to a fair share: left out of the balance. */
  isGuest: boolean;
  /** Roles that they may take; never empty. */
  roles: readonly RoundRole[];
};

/** `pair`: never interviewer and candidate of each other. `room`: never in one room. */
export type Conflict = { members: readonly [string, string]; scope: "pair" | "room" };

export type SeenAs = RoundRole | "rater";

export type PlannerScenario = {
  id: string;
  topics: readonly string[];
  /** A member who wrote it and so can't be its candidate. */
  author: string | null;
  /** Whoever saw it before, outside of `history`. */
  seenBy: readonly { member: string; as: SeenAs }[];
};

/** What a room is asked about. `written`: its author brings a new one. `missing`: nothing is left that the candidate has not seen. `open`: no scenarios were given to choose from. */
export type RoomScenario =
  | { kind: "listed"; id: string }
  | { kind: "written"; by: string }
  | { kind: "missing"; leastSeen: LeastSeen | null }
  | { kind: "open" };

/** The scenario that would spoil least, and in which roles the candidate has seen it. */
export type LeastSeen = { id: string; seenAs: readonly SeenAs[] };

export type PlannedRoom = {
  /** "A", "B", ...: unique within its round. */
  room: string;
  interviewer: string;
  candidate: string;
  author: string | null;
  observers: readonly string[];
  scenario: RoomScenario;
};

export type RestReason =
  /** Nobody else is there. */
  | "alone"
  /** The others fill the rooms; the group's room size leaves somebody over. */
  | "noSeat"
  /** No seat is left whose role they may take, or with whom they have no conflict. */
  | "noRole"
  /** Their room was closed or moved to another day. */
  | "roomGone";

export type PlannedRound = {
  round: number;
  rooms: readonly PlannedRoom[];
  /** Present, but without a seat. */
  rests: readonly { member: string; reason: RestReason }[];
  absent: readonly string[];
};

/** A round that took place. Seats may name people who have left since, or nobody where somebody did not come. */
export type PastRound = {
  round: number;
  rooms: readonly { interviewer: string | null; candidate: string | null; author: string | null; observers: readonly string[]; scenario: string | null }[];
  rests: readonly string[];
  /** Whether its roles count into this season's balance; meetings and scenarios seen always count. */
  counts: boolean;
};

export type RoomSize = { min: number; max: number; preferred: number };

export type PlannerInput = {
  seed: string;
  /** Numbers of the rounds to plan, ascending. */
  rounds: readonly number[];
  members: readonly PlannerMember[];
  history: readonly PastRound[];
  absences: readonly { member: string; round: number }[];
  conflicts: readonly Conflict[];
  /** Null: plan people only, scenarios are chosen later. */
  scenarios: readonly PlannerScenario[] | null;
  roomSize: RoomSize;
  /** Rooms of each round whose scenario a member in the room has written. */
  authorRooms: number;
};

/** Why somebody has their seat, or none: `code` is a key of the texts `rotation.reason.*`. */
export type Reason =
  | { code: "leastInRole"; role: RoundRole; count: number }
  | { code: "balanceInRole"; role: RoundRole; count: number; least: number; most: number }
  | { code: "notMet"; other: string; as: "interviewer" | "candidate" }
  | { code: "metBefore"; other: string; as: "interviewer" | "candidate"; times: number }
  | { code: "unseen"; scenario: string }
  | { code: "seenAlready"; scenario: string }
  | { code: "brings" }
  | { code: "newScenario" }
  | { code: "scenarioMissing" }
  | { code: "observesFirst" }
  | { code: "onlyRole"; role: RoundRole }
  | { code: "rests"; reason: RestReason; times: number }
  | { code: "absent" };

/** One per member and round. */
export type Explanation = { round: number; member: string; room: string | null; role: RoundRole | "rest" | "absent"; reasons: readonly Reason[] };

/** Why a role can't be shared out evenly: `code` is a key of the texts `rotation.unevenness.*`. */
export type Unevenness =
  | { code: "attendance"; member: string; rounds: number; of: number }
  | { code: "joinedLate"; member: string; round: number }
  | { code: "left"; member: string; round: number }
  | { code: "past"; member: string; count: number }
  | { code: "fewUnseen"; member: string; unseen: number }
  | { code: "conflict"; member: string; other: string }
  | { code: "roles"; member: string }
  /** No single cause. */
  | { code: "jointly" };

export type RoleBalance = {
  role: RoundRole | "rest";
  /** How often each member has the role, past rounds of the season included. */
  counts: Readonly<Record<string, number>>;
  /** Members whose counts are compared: no guests, who may take the role, who come to at least one planned round. */
  compared: readonly string[];
  min: number;
  max: number;
  /** `max - min`. */
  spread: number;
  /** No plan under the hard rules has a smaller spread. */
  lowerBound: number;
  /** Empty where the spread is at most one. */
  reasons: readonly Unevenness[];
};

export type PairCoverage = {
  /** Ordered pairs (interviewer, candidate) that may meet at all. */
  possible: number;
  met: number;
  /** Meetings beyond the first of a pair. */
  repeats: number;
  /** Least number of repeats that so many interviews need. */
  lowerBound: number;
  pairs: readonly { interviewer: string; candidate: string; rounds: readonly number[] }[];
};

/** What could not be done, and why: `code` is a key of the texts `rotation.problem.*`. */
export type PlanProblem =
  | { code: "groupTooSmall"; round: null }
  | { code: "nobodyPresent"; round: number }
  | { code: "onePresent"; round: number; member: string }
  | { code: "noPairAllowed"; round: number }
  | { code: "noUnseenScenario"; round: number; room: string; candidate: string; leastSeen: LeastSeen | null };

export type SeasonPlan = {
  rounds: readonly PlannedRound[];
  balance: readonly RoleBalance[];
  pairs: PairCoverage;
  explanations: readonly Explanation[];
  problems: readonly PlanProblem[];
};

/** A hard rule that a round breaks: `code` is a key of the texts `rotation.violation.*`. */
export type Violation =
  | { code: "inTwoSeats"; round: number; member: string }
  | { code: "absentPlaced"; round: number; member: string }
  | { code: "notMember"; round: number; member: string }
  | { code: "dropped"; round: number; member: string }
  | { code: "roleNotAllowed"; round: number; member: string; role: RoundRole }
  | { code: "scenarioSeen"; round: number; room: string; member: string; scenario: string; as: SeenAs }
  | { code: "ownScenario"; round: number; room: string; member: string; scenario: string }
  | { code: "unknownScenario"; round: number; room: string; scenario: string }
  | { code: "conflict"; round: number; room: string; members: readonly [string, string] }
  | { code: "roomSize"; round: number; room: string; size: number };

export type RoundChange = {
  round: number;
  /** Who does not come after all. */
  absent: readonly string[];
  /** Rooms that have started: nothing in them is touched, except that an absent person's seat in them stays empty. */
  started: readonly string[];
};

/** One seat that changes hands in a fix. `from` and `to` are null for "no seat". */
export type SeatChange = { member: string; from: { room: string; role: RoundRole } | null; to: { room: string; role: RoundRole } | null };

export type Fix = {
  /** `none`: nothing has to change, because nobody waits for them. */
  kind: "none" | "leaveEmpty" | "substitute" | "closeRoom" | "postpone";
  /** Who does not come. */
  absent: string;
  /** Who takes over their seat; null but for `substitute`. */
  substitute: string | null;
  /** The whole round after the fix. */
  after: PlannedRound;
  /** A room that moves to another day as it was; null but for `postpone`. */
  postponed: PlannedRoom | null;
  seats: readonly SeatChange[];
  /** Rooms that change, by name. */
  changedRooms: readonly string[];
  /** Rooms that get another scenario. */
  newScenarios: readonly { room: string; scenario: RoomScenario }[];
  /** Pairs that the fix makes, and how often they have met before. */
  newPairs: readonly NewPair[];
  /** Candidates of later rounds who would see their scenario too early. */
  spoilsLater: readonly { round: number; room: string; member: string; scenario: string }[];
  /** Growth of the weighted sum of squared role counts; smaller is fairer. */
  balanceCost: number;
};

export type NewPair = { interviewer: string; candidate: string; times: number };

/** Two members exchange their seats in each of these rounds. */
export type Swap = { members: readonly [string, string]; rounds: readonly number[] };

export type SwapCheck = {
  /** No hard rule is broken by it. */
  allowed: boolean;
  /** What the swap would break that was not broken before. */
  violations: readonly Violation[];
  /** The rounds that change, as they are after the swap; empty where one of the two has no part in one of them. */
  after: readonly PlannedRound[];
  /** Rooms whose candidate has seen the planned scenario, with the one that `after` has instead. */
  newScenarios: readonly { round: number; room: string; scenario: RoomScenario }[];
  newPairs: readonly NewPair[];
  /** Spread of each role over the plan before and after. */
  spreads: readonly { role: RoundRole | "rest"; before: number; after: number }[];
};
