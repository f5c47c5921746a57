import type { AbsenceKind, GroupRole, RoundStatus, SwapStatus } from "@/lib/protocol/groups";
import type { RoundRole } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";
import type { SeenRole } from "../interview/seen";
import type { Reason, Unevenness } from "../rotation/types";

/** Views of the rotation: what one member sees of a season. Instants are epoch milliseconds. */

/** What somebody may know of a room's scenario. `sealed`: they are its candidate and it has not begun. */
export type RoomScenarioView =
  | { kind: "sealed" }
  | { kind: "listed"; slug: string; title: string; seen: { name: string; as: SeenRole } | null }
  | { kind: "written"; by: string }
  | { kind: "missing" };

/** Why somebody has their place, with names of people; scenarios are not named. */
export type ReasonView = { code: Reason["code"]; values: Record<string, string | number> };

export type GuestView = { placementId: string; name: string; role: RoundRole };

export type RoomView = {
  roomId: string;
  letter: string;
  scenario: RoomScenarioView;
  state: "planned" | InterviewStatus;
  /** Only for those who take part. */
  interviewId: string | null;
  movedTo: number | null;
  guests: GuestView[];
  /** Interviewer or candidate that the room lacks. */
  vacant: RoundRole[];
};

export type CellView = {
  userId: string;
  /** `rest`: present without a seat; null: not in this round. */
  role: RoundRole | "rest" | null;
  room: string | null;
  absence: AbsenceKind | null;
  reasons: ReasonView[];
  swapId: string | null;
};

export type RoundView = {
  roundId: string;
  number: number;
  startsAt: number;
  /** The day in the group's time zone. */
  day: string;
  status: RoundStatus;
  revision: number;
  /** The next round to come or the one that runs. */
  isCurrent: boolean;
  authorDeadline: number | null;
  reviewerId: string | null;
  rooms: RoomView[];
  cells: CellView[];
};

export type BalanceView = { role: RoundRole | "rest"; spread: number; lowerBound: number; reasons: { code: Unevenness["code"]; values: Record<string, string | number> }[] };

/** Somebody of the grid's first column; who left keeps their row as long as they have a place in it. */
export type GridMemberView = { userId: string; name: string; hasLeft: boolean };

export type SwapView = {
  swapId: string;
  roundId: string;
  number: number;
  requester: { userId: string; name: string };
  partner: { userId: string; name: string };
  reason: string | null;
  status: SwapStatus;
};

export type AbsenceView = {
  absenceId: string;
  userId: string;
  name: string;
  kind: AbsenceKind;
  roundId: string | null;
  fromDay: string | null;
  toDay: string | null;
  /** For the person and the organisers only. */
  reason: string | null;
};

/** The rotation of one season as one member sees it. */
export type SeasonView = {
  groupId: string;
  seasonId: string;
  name: string;
  revision: number;
  isClosed: boolean;
  timeZone: string;
  me: { userId: string; role: GroupRole };
  members: GridMemberView[];
  rounds: RoundView[];
  holidays: { day: string; name: string }[];
  balance: BalanceView[];
  /** Ordered pairs that may meet at all. */
  possiblePairs: number;
  swaps: SwapView[];
  absences: AbsenceView[];
};
