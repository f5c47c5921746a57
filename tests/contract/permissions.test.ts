import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import { COMMAND_TYPES, type Command, type CommandType } from "@/lib/protocol/commands";
import { FailureError, type FailureCode, type Result } from "@/lib/protocol/failures";
import type { Role } from "@/lib/protocol/roles";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { hashToken } from "@/lib/server/security/tokens";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { changePassword, createSignUpInvite, getSettings, setSignUpMode, signUp } from "@/lib/server/use-cases/accounts";
import { compareInterviews, listComparable } from "@/lib/server/use-cases/compare";
import { getDebrief } from "@/lib/server/use-cases/debrief";
import { getCalibration, getCalibrations, scoreCalibration, startCalibration, submitCalibration } from "@/lib/server/use-cases/calibration";
import { exportInterview } from "@/lib/server/use-cases/export-interview";
import { createInterview, getInterviewForPage, listInterviews } from "@/lib/server/use-cases/interviews";
import { createInvite, joinByInvite, listInvites, openInvite, revokeInvite } from "@/lib/server/use-cases/invites";
import { joinLateRating, listLateRatings } from "@/lib/server/use-cases/late-rating";
import { listOutcomes } from "@/lib/server/use-cases/outcomes";
import { renameAccount } from "@/lib/server/use-cases/rename-account";
import { deleteComment, editComment, listComments, writeComment } from "@/lib/server/use-cases/comments";
import { getAnswerAt, getAnswerEdits, getPlayback } from "@/lib/server/use-cases/playback";
import { getProgress, listCarriedFollowUps, listPracticeGoals } from "@/lib/server/use-cases/progress";
import { createReportLink, getReport, listReportLinks, openReport, revokeReportLink } from "@/lib/server/use-cases/report";
import { getReview } from "@/lib/server/use-cases/review";
import { getScenario, listScenarios } from "@/lib/server/use-cases/scenarios";
import { getStampedAnswer } from "@/lib/server/use-cases/stamped-answer";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aMember, anInterview, aStoredScenario, must, tokenOf, type StoredInterview } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

/**
 * Who may do what, written down once more by hand, use case by use case. A use case or command without a row fails this test.
 * The second half of each row says who gets through; everybody else has to be refused with a code for people who may not.
 */

type Signed = "nobody" | "member" | "administrator";
type Seat = Role | "elsewhere";
type Row =
  | { by: "account"; call: (account: Account) => Promise<unknown>; may: readonly Signed[] }
  | { by: "viewer"; call: (viewer: Viewer) => Promise<unknown>; may: readonly Seat[] }
  /** Guarded by something else than who somebody is; what by, stands here, and other tests show it. */
  | { by: "token" | "setting" | "cookie" | "server"; call: () => Promise<unknown> };

let interview: StoredInterview;
let slug: string;
const people = {} as Record<Exclude<Signed, "nobody">, Account>;
const seats = {} as Record<Seat, Viewer>;
let installation: Awaited<ReturnType<typeof startInstallation>>;

beforeAll(async () => {
  installation = await startInstallation();
  ({ slug } = await aStoredScenario());
  interview = await anInterview();
  people.member = await anAccount();
  people.administrator = await anAccount({ isAdmin: true });
  seats.interviewer = interview.interviewer;
  seats.candidate = (await aGuest(interview, "candidate")).viewer;
  seats.observer = (await aMember(interview, "observer")).viewer;
  seats.elsewhere = (await anInterview()).interviewer;
});
afterAll(() => installation.stop());

const aComment = () => ({ commentId: randomUUID(), threadId: null, clockMs: 0, span: null, text: "a", mentions: [] });
const asked = (result: Result<unknown>) => (!result.ok && (result.code === "interviewNotStarted" || result.code === "notFound") ? null : result);
/** An interview in the lobby compares with nothing: refused for that is refused to everybody alike, after who asks. */
const unlessApart = (result: { ok: boolean; code?: FailureCode }) => (result.code === "notComparable" ? null : result);
const unrevealed = (thrown: unknown) => {
  if (!(thrown instanceof FailureError && thrown.code === "notRevealed")) throw thrown;
};
const link = async () => must(await createInvite(interview.interviewer, "observer"));

/** Scores of this interview never open: refused for that is refused to everybody alike, after who asks. */
const unlessSealed = (result: { ok: boolean; code?: FailureCode }) => (result.code === "scoresSealed" ? null : result);
const aReportLink = async () => {
  const { interviewId, participantId } = interview.interviewer;
  const made = await prisma().reportLink.create({ data: { interviewId, createdById: participantId, tokenHash: hashToken(randomUUID()), expiresAt: new Date() } });
  return made.id;
};

const TABLE: Record<string, Row> = {
  signUp: { by: "setting", call: () => signUp({ email: `${randomUUID()}@example.test`, name: "a", password: "long enough it is" }, randomUUID()) },
  changePassword: { by: "account", call: (account) => changePassword(account, { next: "long enough it is" }), may: ["member", "administrator"] },
  renameAccount: { by: "account", call: (account) => renameAccount(account, { name: "박지호" }), may: ["member", "administrator"] },
  getSettings: { by: "account", call: (account) => getSettings(account), may: ["member", "administrator"] },
  setSignUpMode: { by: "account", call: (account) => setSignUpMode(account, "open"), may: ["administrator"] },
  createSignUpInvite: { by: "account", call: (account) => createSignUpInvite(account), may: ["administrator"] },
  createInterview: { by: "account", call: (account) => createInterview(account, { scenarioSlug: slug, plannedMinutes: 45 }), may: ["member", "administrator"] },
  listInterviews: { by: "account", call: (account) => listInterviews(account, {}), may: ["member", "administrator"] },
  listOutcomes: { by: "account", call: (account) => listOutcomes(account, [interview.interviewId], "ko"), may: ["member", "administrator"] },
  getScenario: { by: "account", call: (account) => getScenario(account, slug, "ko"), may: ["member", "administrator"] },
  listScenarios: { by: "server", call: () => listScenarios("ko") },
  syncLibrary: { by: "server", call: async () => null },
  getInterviewForPage: { by: "cookie", call: () => getInterviewForPage("", interview.interviewId, "console") },
  openInvite: { by: "token", call: async () => openInvite(tokenOf((await link()).path)) },
  joinByInvite: { by: "token", call: async () => joinByInvite(tokenOf((await link()).path), { name: "a" }, null, randomUUID()) },
  createInvite: { by: "viewer", call: (viewer) => createInvite(viewer, "candidate"), may: ["interviewer", "elsewhere"] },
  listInvites: { by: "viewer", call: (viewer) => listInvites(viewer), may: ["interviewer", "elsewhere"] },
  revokeInvite: { by: "viewer", call: async (viewer) => revokeInvite(viewer, (await link()).inviteId), may: ["interviewer"] },
  // Nothing is revealed in the lobby, which is answered after who asks.
  getAnswerAt: { by: "viewer", call: (viewer) => getAnswerAt(viewer, interview.interviewId, "q1", { clockMs: 0 }).catch(unrevealed), may: ["interviewer", "candidate", "observer"] },
  getDebrief: { by: "viewer", call: (viewer) => getDebrief(viewer, interview.interviewId, "ko"), may: ["interviewer", "candidate", "observer"] },
  // What was not revealed is refused to everybody alike; who is from elsewhere is refused before that.
  getStampedAnswer: { by: "viewer", call: (viewer) => getStampedAnswer(viewer, interview.interviewId, "q1").then((result) => (!result.ok && result.code === "notRevealed" ? null : result)), may: ["interviewer", "candidate", "observer"] },
  listLateRatings: { by: "account", call: (account) => listLateRatings(account, "ko"), may: ["member", "administrator"] },
  // Nobody here is in the interview's group: that it is refused to everybody is right, and its own test shows who gets in.
  joinLateRating: { by: "account", call: (account) => joinLateRating(account, interview.interviewId), may: [] },
  getAnswerEdits: { by: "viewer", call: (viewer) => getAnswerEdits(viewer, interview.interviewId, "q1").catch(unrevealed), may: ["interviewer", "candidate", "observer"] },
  getPlayback: { by: "viewer", call: (viewer) => getPlayback(viewer, interview.interviewId, "ko"), may: ["interviewer", "candidate", "observer"] },
  getReport: { by: "viewer", call: (viewer) => getReport(viewer, interview.interviewId, "ko", false).then(unlessSealed), may: ["interviewer", "candidate", "observer"] },
  createReportLink: { by: "viewer", call: (viewer) => createReportLink(viewer, { days: 1, maskName: false }).then(unlessSealed), may: ["interviewer", "candidate", "elsewhere"] },
  listReportLinks: { by: "viewer", call: (viewer) => listReportLinks(viewer), may: ["interviewer", "candidate", "elsewhere"] },
  revokeReportLink: { by: "viewer", call: async (viewer) => revokeReportLink(viewer, await aReportLink()), may: ["interviewer"] },
  openReport: { by: "token", call: () => openReport(randomUUID(), "ko", randomUUID()).then((result) => (result.ok || result.code === "linkDead" ? null : result)) },
  exportInterview: { by: "viewer", call: (viewer) => exportInterview(viewer, interview.interviewId, "json", "ko"), may: ["interviewer"] },
  getProgress: { by: "account", call: (account) => getProgress(account, "ko"), may: ["member", "administrator"] },
  listPracticeGoals: { by: "account", call: (account) => listPracticeGoals(account), may: ["member", "administrator"] },
  listCarriedFollowUps: { by: "viewer", call: (viewer) => listCarriedFollowUps(viewer, interview.interviewId, "ko"), may: ["interviewer"] },
  getCalibrations: { by: "account", call: (account) => getCalibrations(account, "ko"), may: ["member", "administrator"] },
  // These belong to members of a group; who gets through, their own test shows. Here nobody is one.
  startCalibration: { by: "account", call: (account) => startCalibration(account, { interviewId: interview.interviewId, hours: 24 }), may: [] },
  getCalibration: { by: "account", call: (account) => getCalibration(account, randomUUID(), "ko"), may: [] },
  scoreCalibration: { by: "account", call: (account) => scoreCalibration(account, randomUUID(), {}), may: [] },
  submitCalibration: { by: "account", call: (account) => submitCalibration(account, randomUUID()), may: [] },
  listComparable: { by: "viewer", call: (viewer) => listComparable(viewer, interview.interviewId, "ko"), may: ["interviewer", "candidate", "observer"] },
  compareInterviews: { by: "viewer", call: (viewer) => compareInterviews([viewer, interview.interviewer], [interview.interviewId, interview.interviewId], "ko").then(unlessApart), may: ["interviewer", "candidate", "observer"] },
  listComments: { by: "viewer", call: (viewer) => listComments(viewer, interview.interviewId), may: ["interviewer", "candidate", "observer"] },
  // In the lobby nobody comments yet, and there is nothing to change; that is answered after who asks.
  writeComment: { by: "viewer", call: (viewer) => writeComment(viewer, interview.interviewId, aComment()).then(asked), may: ["interviewer", "candidate", "observer"] },
  editComment: { by: "viewer", call: (viewer) => editComment(viewer, interview.interviewId, aComment()).then(asked), may: ["interviewer", "candidate", "observer"] },
  deleteComment: { by: "viewer", call: (viewer) => deleteComment(viewer, interview.interviewId, aComment()).then(asked), may: ["interviewer", "candidate", "observer"] },
  getReview: { by: "viewer", call: (viewer) => getReview(viewer, interview.interviewId, "ko"), may: ["interviewer", "candidate", "observer"] },
};

/** Files of the folder that hold parts of use cases and are reached through them only. */
const PARTS = new Set(["admission.ts", "attempt.ts", "begin-interview.ts", "calibration-parts.ts", "calibration-view.ts", "invite-links.ts", "scenario-family.ts", "scenario-seen.ts", "scenario-versions.ts", "scenario-views.ts"]);
const REFUSALS: readonly FailureCode[] = ["unauthenticated", "forbidden", "notFound"];

async function outcome(call: () => Promise<unknown>): Promise<"done" | FailureCode> {
  try {
    const result = await call();
    const refused = result as { ok?: boolean; code?: FailureCode } | null;
    return refused?.ok === false && refused.code ? refused.code : "done";
  } catch (thrown) {
    if (thrown instanceof FailureError) return thrown.code;
    throw thrown;
  }
}

describe("the table of permissions", () => {
  it("has a row for every use case, and none for one that is gone", async () => {
    const folder = join(import.meta.dirname, "../../lib/server/use-cases");
    const names = new Set<string>();
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts") && !PARTS.has(name))) {
      const exported = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(exported)) if (typeof value === "function") names.add(name);
    }
    expect([...names].sort()).toEqual(Object.keys(TABLE).sort());
  });

  for (const [name, row] of Object.entries(TABLE)) {
    if (row.by === "account") {
      it.each(["nobody", "member", "administrator"] as const)(`${name} by %s`, async (who) => {
        const account = who === "nobody" ? (null as unknown as Account) : people[who];
        const result = await outcome(() => row.call(account));
        if (row.may.includes(who)) expect(result).toBe("done");
        else expect(REFUSALS).toContain(result);
      });
    } else if (row.by === "viewer") {
      it.each(["interviewer", "candidate", "observer", "elsewhere"] as const)(`${name} by %s`, async (seat) => {
        const result = await outcome(() => row.call(seats[seat]));
        if (row.may.includes(seat)) expect(result).toBe("done");
        else expect(REFUSALS).toContain(result);
      });
    } else {
      it(`${name} is open, guarded by ${row.by}`, async () => {
        expect(await outcome(row.call)).toBe("done");
      });
    }
  }
});

const ALL: readonly Role[] = ["interviewer", "candidate", "observer"];
const BOTH: readonly Role[] = ["interviewer", "candidate"];
const RATERS: readonly Role[] = ["interviewer", "observer"];
const HOST: readonly Role[] = ["interviewer"];
const id = randomUUID;

/** A well-formed command of each type, and the roles that may send it. */
const COMMANDS: { [T in CommandType]: { roles: readonly Role[]; command: () => Extract<Command, { type: T }> } } = {
  "host.command": { roles: ["candidate"], command: () => ({ type: "host.command", entryId: id(), line: "uptime" }) },
  "host.cancel": { roles: BOTH, command: () => ({ type: "host.cancel", entryId: id() }) },
  "host.answer": { roles: HOST, command: () => ({ type: "host.answer", entryId: id(), text: "a" }) },
  "host.inject": { roles: HOST, command: () => ({ type: "host.inject", eventId: "a" }) },
  "interview.start": { roles: HOST, command: () => ({ type: "interview.start" }) },
  "interview.pause": { roles: BOTH, command: () => ({ type: "interview.pause" }) },
  "interview.resume": { roles: BOTH, command: () => ({ type: "interview.resume" }) },
  "interview.end": { roles: HOST, command: () => ({ type: "interview.end" }) },
  "participant.remove": { roles: HOST, command: () => ({ type: "participant.remove", participantId: id() }) },
  "node.reveal": { roles: HOST, command: () => ({ type: "node.reveal", revealId: id(), nodeId: "q1" }) },
  "reveal.undo": { roles: HOST, command: () => ({ type: "reveal.undo", revealId: id() }) },
  "queue.add": { roles: HOST, command: () => ({ type: "queue.add", nodeId: "q2", at: "back" }) },
  "queue.remove": { roles: HOST, command: () => ({ type: "queue.remove", nodeId: "q2" }) },
  "node.drop": { roles: HOST, command: () => ({ type: "node.drop", nodeId: "q3" }) },
  "node.restore": { roles: HOST, command: () => ({ type: "node.restore", nodeId: "q3" }) },
  "followUp.add": { roles: HOST, command: () => ({ type: "followUp.add", nodeId: id(), questionId: "q1", prompt: "a", minutes: 2 }) },
  "followUp.markSelfFound": { roles: HOST, command: () => ({ type: "followUp.markSelfFound", nodeId: "q1-f1" }) },
  "interviewerTyping.set": { roles: HOST, command: () => ({ type: "interviewerTyping.set", allowed: true }) },
  "answer.setLanguage": { roles: BOTH, command: () => ({ type: "answer.setLanguage", questionId: "q1", language: "shell" }) },
  "snippet.run": { roles: BOTH, command: () => ({ type: "snippet.run", runId: id(), questionId: "q1", source: "true" }) },
  "run.cancel": { roles: BOTH, command: () => ({ type: "run.cancel", runId: id() }) },
  "score.set": { roles: RATERS, command: () => ({ type: "score.set", scope: "interview", criterionId: "overall-a", level: 3 }) },
  "scores.submit": { roles: RATERS, command: () => ({ type: "scores.submit" }) },
  "score.cite": { roles: RATERS, command: () => ({ type: "score.cite", scope: "interview", criterionId: "overall-a", evidence: { kind: "run", id: id() } }) },
  "score.uncite": { roles: RATERS, command: () => ({ type: "score.uncite", scope: "interview", criterionId: "overall-a", evidence: { kind: "run", id: id() } }) },
  "followUp.judge": { roles: RATERS, command: () => ({ type: "followUp.judge", nodeId: "q1-f1", outcome: "missed" }) },
  "seal.setHours": { roles: HOST, command: () => ({ type: "seal.setHours", hours: 24 }) },
  "score.revise": { roles: RATERS, command: () => ({ type: "score.revise", scope: "interview", criterionId: "overall-a", level: 3, reason: "a" }) },
  "debrief.conclude": { roles: RATERS, command: () => ({ type: "debrief.conclude", text: "a" }) },
  "goal.add": { roles: ALL, command: () => ({ type: "goal.add", goalId: id(), text: "a" }) },
  "goal.complete": { roles: ALL, command: () => ({ type: "goal.complete", goalId: id(), done: true }) },
  "goal.remove": { roles: ALL, command: () => ({ type: "goal.remove", goalId: id() }) },
  "note.write": { roles: RATERS, command: () => ({ type: "note.write", noteId: id(), text: "a", questionId: null }) },
  "note.edit": { roles: RATERS, command: () => ({ type: "note.edit", noteId: id(), text: "a" }) },
  "note.delete": { roles: RATERS, command: () => ({ type: "note.delete", noteId: id() }) },
  "note.share": { roles: RATERS, command: () => ({ type: "note.share", noteId: id() }) },
  "evidence.pin": { roles: RATERS, command: () => ({ type: "evidence.pin", evidenceId: id(), questionId: "q1", start: 0, end: 1, quote: "a", criterionId: null }) },
  "evidence.unpin": { roles: RATERS, command: () => ({ type: "evidence.unpin", evidenceId: id() }) },
};

describe("the table of commands", () => {
  it("has a row for every command", () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...COMMAND_TYPES].sort());
  });

  it.each(Object.entries(COMMANDS))("%s", async (_type, { roles, command }) => {
    for (const role of ALL) {
      const viewer = seats[role];
      const result = await executeCommand({ interviewId: interview.interviewId, viewer, envelope: { id: id(), command: command() } });
      expect([role, !result.ok && result.code === "forbidden"]).toEqual([role, !roles.includes(role)]);
    }
    const stranger = await executeCommand({ interviewId: interview.interviewId, viewer: seats.elsewhere, envelope: { id: id(), command: command() } });
    expect(stranger).toMatchObject({ ok: false, code: "forbidden" });
  });
});
