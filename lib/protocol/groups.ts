import { z } from "zod";
import type { Locale } from "./roles";

/** Vocabulary of study groups: what stands in their database rows and views. */

export const groupRoleSchema = z.enum(["owner", "organiser", "member"]);
export type GroupRole = z.infer<typeof groupRoleSchema>;

export type RoundStatus = "planned" | "started" | "done";
export type AbsenceKind = "absence" | "snooze" | "noShow";
export type SwapStatus = "asked" | "accepted" | "approved" | "declined" | "withdrawn" | "stale";

/** Most members of a group. */
export const GROUP_MAX_MEMBERS = 40;
/** Longest name of a group, a season or a holiday, in characters. */
export const GROUP_NAME_MAX_CHARS = 60;
/** Most rounds of a season. */
export const SEASON_MAX_ROUNDS = 52;
/** Longest reason of an absence or a swap and longest practice goal, in characters. */
export const REASON_MAX_CHARS = 200;
/** Lifetime of a link into a group, in hours. */
export const GROUP_INVITE_LIFETIME_HOURS = 24 * 14;
/** How long before its time a round can be started and its rooms are open, in minutes. */
export const ROUND_OPENS_MINUTES = 15;

/** A day of a calendar without a time zone, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

export type GroupListItem = { groupId: string; name: string; role: GroupRole; memberCount: number; slotWeekday: number; slotMinute: number; timeZone: string };

export type MemberView = {
  userId: string;
  name: string;
  role: GroupRole;
  level: number | null;
  joinedAt: number;
  /** Null for a member; who left stays for the history. */
  leftAt: number | null;
};

export type GroupInviteView = { inviteId: string; email: string | null; createdAt: number; expiresAt: number; state: "live" | "expired" | "revoked" | "used" };

export type GroupSettingsView = {
  name: string;
  timeZone: string;
  locale: Locale;
  slotWeekday: number;
  slotMinute: number;
  roundMinutes: number;
  holidays: { day: string; name: string }[];
};

export type GroupView = {
  groupId: string;
  me: { userId: string; role: GroupRole };
  settings: GroupSettingsView;
  members: MemberView[];
  /** Null for those who do not manage them. */
  invites: GroupInviteView[] | null;
  conflicts: { firstId: string; secondId: string }[] | null;
};
