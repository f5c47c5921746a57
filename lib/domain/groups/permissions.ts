import type { GroupRole } from "@/lib/protocol/groups";

/** What people do in a study group. */
export const GROUP_ACTIONS = [
  "group.read", "group.change", "group.leave",
  "invite.manage", "member.remove", "member.setRole", "member.setLevel", "conflict.manage",
  "season.manage", "plan.draft", "plan.accept", "round.change", "round.start", "round.repair", "guest.manage",
  "absence.report",
  "swap.request", "swap.answer", "swap.decide",
  "placement.prepare",
  "calendar.subscribe", "webhook.manage",
] as const;
export type GroupAction = (typeof GROUP_ACTIONS)[number];

/** Who acts; a role of null is somebody who is no member, or not any more. */
export type GroupViewer = { userId: string; role: GroupRole | null };

/** Whom the action concerns, where that matters: the member removed, the absent one, the partner of a swap. */
export type GroupSubject = { userId?: string; role?: GroupRole };

const OWNER: readonly GroupRole[] = ["owner"];
const ORGANISERS: readonly GroupRole[] = ["owner", "organiser"];
const MEMBERS: readonly GroupRole[] = ["owner", "organiser", "member"];

const ROLES: Record<GroupAction, readonly GroupRole[]> = {
  "group.read": MEMBERS,
  "group.change": ORGANISERS,
  "group.leave": MEMBERS,
  "invite.manage": ORGANISERS,
  "member.remove": ORGANISERS,
  "member.setRole": OWNER,
  "member.setLevel": ORGANISERS,
  "conflict.manage": ORGANISERS,
  "season.manage": ORGANISERS,
  "plan.draft": ORGANISERS,
  "plan.accept": ORGANISERS,
  "round.change": ORGANISERS,
  "round.start": MEMBERS,
  "round.repair": ORGANISERS,
  "guest.manage": ORGANISERS,
  "absence.report": MEMBERS,
  "swap.request": MEMBERS,
  "swap.answer": MEMBERS,
  "swap.decide": ORGANISERS,
  "placement.prepare": MEMBERS,
  "calendar.subscribe": MEMBERS,
  "webhook.manage": ORGANISERS,
};

/** Members do these for themselves only; `alsoOrganiser` lets whoever runs the group do it for somebody. */
const OWN: Partial<Record<GroupAction, { alsoOrganiser: boolean }>> = {
  "absence.report": { alsoOrganiser: true },
  "swap.request": { alsoOrganiser: false },
  "swap.answer": { alsoOrganiser: false },
  "placement.prepare": { alsoOrganiser: false },
};

/** The only permission function of groups: the button and the server ask the same one. */
export function canGroup(viewer: GroupViewer, action: GroupAction, subject: GroupSubject = {}): boolean {
  if (viewer.role === null || !ROLES[action].includes(viewer.role)) return false;
  if (action === "member.remove" && subject.role !== undefined && subject.role !== "member") return viewer.role === "owner";
  const own = OWN[action];
  if (!own || subject.userId === undefined || subject.userId === viewer.userId) return true;
  return own.alsoOrganiser && ORGANISERS.includes(viewer.role);
}

/** Whether somebody runs the group. */
export function isOrganiser({ role }: Pick<GroupViewer, "role">): boolean {
  return role !== null && ORGANISERS.includes(role);
}
