import type { PreparationStep } from "@/lib/domain/groups/preparation";
import type { RoomScenarioView } from "@/lib/domain/groups/views";
import type { GroupRole } from "@/lib/protocol/groups";
import type { RoundRole } from "@/lib/protocol/roles";

/** My place in a round, as home shows it. Instants are epoch milliseconds. */
export type HomeRound = {
  groupId: string;
  groupName: string;
  myGroupRole: GroupRole;
  timeZone: string;
  roundId: string;
  number: number;
  startsAt: number;
  plannedMinutes: number;
  role: RoundRole | "rest";
  room: string | null;
  isAbsent: boolean;
  scenario: RoomScenarioView | null;
  people: { name: string; role: RoundRole }[];
  goal: { name: string; text: string } | null;
  prepared: PreparationStep[];
  authorDeadline: number | null;
  reviewer: string | null;
  isReviewer: boolean;
};
