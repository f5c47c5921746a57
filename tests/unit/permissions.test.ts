import { describe, expect, it } from "vitest";
import { ACCOUNT_ACTIONS, can, canAccount, INTERVIEW_ACTIONS, type AccountAction, type InterviewAction } from "@/lib/domain/permissions";
import { COMMAND_TYPES } from "@/lib/protocol/commands";
import { roleSchema, type Role } from "@/lib/protocol/roles";

/** Written out by hand and compared with the code: i(nterviewer), c(andidate), o(bserver). An action that is not here fails the test. */
const TABLE: Record<InterviewAction, string> = {
  "interview.start": "i--",
  "interview.pause": "ic-",
  "interview.resume": "ic-",
  "interview.end": "i--",
  "participant.remove": "i--",
  "node.reveal": "i--",
  "reveal.undo": "i--",
  "queue.add": "i--",
  "queue.remove": "i--",
  "node.drop": "i--",
  "node.restore": "i--",
  "followUp.add": "i--",
  "followUp.markSelfFound": "i--",
  "interviewerTyping.set": "i--",
  "answer.setLanguage": "ic-",
  "snippet.run": "ic-",
  "run.cancel": "ic-",
  "host.command": "-c-",
  "host.cancel": "ic-",
  "host.answer": "i--",
  "host.inject": "i--",
  "score.set": "i-o",
  "scores.submit": "i-o",
  "score.cite": "i-o",
  "score.uncite": "i-o",
  "followUp.judge": "i-o",
  "seal.setHours": "i--",
  "score.revise": "i-o",
  "debrief.conclude": "i-o",
  "goal.add": "ico",
  "goal.complete": "ico",
  "goal.remove": "ico",
  "note.write": "i-o",
  "note.edit": "i-o",
  "note.delete": "i-o",
  "note.share": "i-o",
  "evidence.pin": "i-o",
  "evidence.unpin": "i-o",
  "console.open": "i--",
  "room.open": "-c-",
  "observe.open": "--o",
  "text.write": "-c-",
  "text.read": "ico",
  "review.read": "ico",
  "report.share": "ic-",
  "export.journal": "i--",
  "comment.read": "ico",
  "comment.write": "ico",
  "comment.edit": "ico",
  "comment.delete": "ico",
  "invite.manage": "i--",
};

const ACCOUNT_TABLE: Record<AccountAction, { nobody: boolean; member: boolean; admin: boolean }> = {
  "interview.create": { nobody: false, member: true, admin: true },
  "interview.list": { nobody: false, member: true, admin: true },
  "scenario.read": { nobody: false, member: true, admin: true },
  "scenario.create": { nobody: false, member: true, admin: true },
  "group.create": { nobody: false, member: true, admin: true },
  "account.change": { nobody: false, member: true, admin: true },
  "installation.administer": { nobody: false, member: false, admin: true },
};

describe("permissions", () => {
  it("VW4 every command and route stands in the table", () => {
    expect(Object.keys(TABLE).sort()).toEqual([...COMMAND_TYPES, ...INTERVIEW_ACTIONS].sort());
    expect(Object.keys(ACCOUNT_TABLE).sort()).toEqual([...ACCOUNT_ACTIONS].sort());
  });

  it.each(Object.entries(TABLE))("%s is for %s", (action, roles) => {
    const allowed = (role: Role) => can({ participantId: "me", role }, action as InterviewAction);
    expect(roleSchema.options.map((role) => (allowed(role) ? role.charAt(0) : "-")).join("")).toBe(roles);
  });

  it.each(["note.edit", "note.delete", "note.share", "evidence.unpin", "comment.edit", "comment.delete"] as const)("SC5 %s is for the owner only", (action) => {
    expect(can({ participantId: "me", role: "interviewer" }, action, { ownerId: "me" })).toBe(true);
    expect(can({ participantId: "me", role: "interviewer" }, action, { ownerId: "you" })).toBe(false);
  });

  it("AN8 an interviewer writes in answers only while the switch is on, an observer never", () => {
    const may = (role: Role, interviewerTyping: boolean) => can({ participantId: "me", role }, "text.write", { interviewerTyping });
    expect([may("interviewer", true), may("interviewer", false), may("observer", true), may("candidate", false)]).toEqual([true, false, false, true]);
  });

  it("a run is cancelled by who asked for it or by an interviewer", () => {
    expect(can({ participantId: "me", role: "candidate" }, "run.cancel", { ownerId: "you" })).toBe(false);
    expect(can({ participantId: "me", role: "candidate" }, "run.cancel", { ownerId: "me" })).toBe(true);
    expect(can({ participantId: "me", role: "interviewer" }, "run.cancel", { ownerId: "you" })).toBe(true);
  });

  it.each(Object.entries(ACCOUNT_TABLE))("outside of interviews, %s", (action, expected) => {
    const account = (isAdmin: boolean) => canAccount({ userId: "me", isAdmin }, action as AccountAction);
    expect({ nobody: canAccount(null, action as AccountAction), member: account(false), admin: account(true) }).toEqual(expected);
  });
});
