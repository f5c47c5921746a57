import type { GroupInviteView, GroupView } from "@/lib/protocol/groups";
import { localeSchema } from "@/lib/protocol/roles";
import type { Group, GroupConflict, GroupHoliday, GroupInvite, GroupMember } from "../../db/generated/client";
import type { Membership } from "./enter-group";

type GroupRow = Group & {
  members: (GroupMember & { user: { name: string } })[];
  holidays: GroupHoliday[];
  /** Read for those who manage them only. */
  invites?: GroupInvite[];
  conflicts?: GroupConflict[];
};

/** A group as one of its members sees it, built by allow-list. */
export function groupView(me: Membership, group: GroupRow, now: number): GroupView {
  const { id, name, timeZone, locale, slotWeekday, slotMinute, roundMinutes, members, holidays, invites, conflicts } = group;
  return {
    groupId: id,
    me: { userId: me.userId, role: me.role },
    settings: { name, timeZone, locale: localeSchema.parse(locale), slotWeekday, slotMinute, roundMinutes, holidays: holidays.map(({ day, name: text }) => ({ day, name: text })) },
    members: members.map(({ userId, role, level, joinedAt, leftAt, user }) => ({
      userId, name: user.name, role, level, joinedAt: joinedAt.getTime(), leftAt: leftAt?.getTime() ?? null,
    })),
    invites: invites ? invites.map((invite) => inviteView(invite, now)) : null,
    conflicts: conflicts ? conflicts.map(({ firstId, secondId }) => ({ firstId, secondId })) : null,
  };
}

function inviteView({ id, email, createdAt, expiresAt, revokedAt, usedAt }: GroupInvite, now: number): GroupInviteView {
  const state = revokedAt !== null ? "revoked" : usedAt !== null ? "used" : expiresAt.getTime() <= now ? "expired" : "live";
  return { inviteId: id, email, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime(), state };
}
