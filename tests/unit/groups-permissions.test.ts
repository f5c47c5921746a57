import { describe, expect, it } from "vitest";
import { canGroup, GROUP_ACTIONS, type GroupAction } from "@/lib/domain/groups/permissions";
import { groupRoleSchema, type GroupRole } from "@/lib/protocol/groups";

/** Written out by hand and compared with the code: o(wner), g (organiser), m(ember). Nobody else may do anything. */
const TABLE: Record<GroupAction, string> = {
  "group.read": "ogm",
  "group.change": "og-",
  "group.leave": "ogm",
  "invite.manage": "og-",
  "member.remove": "og-",
  "member.setRole": "o--",
  "member.setLevel": "og-",
  "conflict.manage": "og-",
  "season.manage": "og-",
  "plan.draft": "og-",
  "plan.accept": "og-",
  "round.change": "og-",
  "round.start": "ogm",
  "round.repair": "og-",
  "guest.manage": "og-",
  "absence.report": "ogm",
  "swap.request": "ogm",
  "swap.answer": "ogm",
  "swap.decide": "og-",
  "placement.prepare": "ogm",
  "calendar.subscribe": "ogm",
  "webhook.manage": "og-",
};
const LETTER: Record<GroupRole, string> = { owner: "o", organiser: "g", member: "m" };

describe("permissions in a group", () => {
  it("name every action", () => {
    expect(Object.keys(TABLE).sort()).toEqual([...GROUP_ACTIONS].sort());
  });

  it.each(Object.entries(TABLE))("%s is for %s", (action, roles) => {
    const allowed = (role: GroupRole) => canGroup({ userId: "me", role }, action as GroupAction);
    expect(groupRoleSchema.options.map((role) => (allowed(role) ? LETTER[role] : "-")).join("")).toBe(roles);
  });

  it.each(GROUP_ACTIONS)("%s is refused to somebody outside", (action) => {
    expect(canGroup({ userId: "me", role: null }, action, { userId: "me" })).toBe(false);
  });

  it("an organiser removes members, an owner everybody", () => {
    const removable = (role: GroupRole) => groupRoleSchema.options.filter((target) => canGroup({ userId: "me", role }, "member.remove", { userId: "you", role: target }));
    expect({ owner: removable("owner"), organiser: removable("organiser"), member: removable("member") }).toEqual({
      owner: ["owner", "organiser", "member"], organiser: ["member"], member: [],
    });
  });

  it.each([["absence.report", "og-"], ["swap.request", "---"], ["swap.answer", "---"], ["placement.prepare", "---"]] as const)("%s for somebody else is for %s", (action, roles) => {
    const allowed = (role: GroupRole) => canGroup({ userId: "me", role }, action, { userId: "you" });
    expect(groupRoleSchema.options.map((role) => (allowed(role) ? LETTER[role] : "-")).join("")).toBe(roles);
    expect(canGroup({ userId: "me", role: "member" }, action, { userId: "me" })).toBe(true);
  });
});
