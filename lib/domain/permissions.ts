import type { CommandType } from "@/lib/protocol/commands";
import type { Role } from "@/lib/protocol/roles";

/** Somebody who was admitted to an interview. Comes from the handshake or the cookies, never from a payload. */
export type Viewer = { participantId: string; interviewId: string; role: Role; name: string; userId: string | null };

/** Somebody who is signed in. */
export type AccountViewer = { userId: string; isAdmin: boolean };

/** What a person does inside an interview besides sending commands. */
export const INTERVIEW_ACTIONS = ["console.open", "room.open", "observe.open", "text.write", "text.read", "review.read", "comment.read", "comment.write", "comment.edit", "comment.delete", "report.share", "export.journal", "invite.manage"] as const;
export type InterviewAction = CommandType | (typeof INTERVIEW_ACTIONS)[number];

/** What a signed-in person does outside of interviews. */
export const ACCOUNT_ACTIONS = ["interview.create", "interview.list", "scenario.read", "scenario.create", "group.create", "account.change", "installation.administer"] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

/** What matters about the thing acted upon: who owns it (a note, a pin, a run), and whether interviewers may type into answers. */
export type Subject = { ownerId?: string | null; interviewerTyping?: boolean };

const INTERVIEWER: readonly Role[] = ["interviewer"];
const CANDIDATE: readonly Role[] = ["candidate"];
const OBSERVER: readonly Role[] = ["observer"];
const RATERS: readonly Role[] = ["interviewer", "observer"];
const SPEAKERS: readonly Role[] = ["interviewer", "candidate"];
const EVERYONE: readonly Role[] = ["interviewer", "candidate", "observer"];

const ROLES: Record<InterviewAction, readonly Role[]> = {
  "interview.start": INTERVIEWER,
  "interview.pause": SPEAKERS,
  "interview.resume": SPEAKERS,
  "interview.end": INTERVIEWER,
  "participant.remove": INTERVIEWER,
  "node.reveal": INTERVIEWER,
  "reveal.undo": INTERVIEWER,
  "queue.add": INTERVIEWER,
  "queue.remove": INTERVIEWER,
  "node.drop": INTERVIEWER,
  "node.restore": INTERVIEWER,
  "followUp.add": INTERVIEWER,
  "followUp.markSelfFound": INTERVIEWER,
  "interviewerTyping.set": INTERVIEWER,
  "answer.setLanguage": SPEAKERS,
  "snippet.run": SPEAKERS,
  "run.cancel": SPEAKERS,
  "host.command": CANDIDATE,
  "host.cancel": SPEAKERS,
  "host.answer": INTERVIEWER,
  "host.inject": INTERVIEWER,
  "score.set": RATERS,
  "scores.submit": RATERS,
  "score.cite": RATERS,
  "score.uncite": RATERS,
  "followUp.judge": RATERS,
  "seal.setHours": INTERVIEWER,
  "score.revise": RATERS,
  "debrief.conclude": RATERS,
  "goal.add": EVERYONE,
  "goal.complete": EVERYONE,
  "goal.remove": EVERYONE,
  "note.write": RATERS,
  "note.edit": RATERS,
  "note.delete": RATERS,
  "note.share": RATERS,
  "evidence.pin": RATERS,
  "evidence.unpin": RATERS,
  "console.open": INTERVIEWER,
  "room.open": CANDIDATE,
  "observe.open": OBSERVER,
  "text.write": SPEAKERS,
  "text.read": EVERYONE,
  "review.read": EVERYONE,
  "report.share": SPEAKERS,
  "export.journal": INTERVIEWER,
  "comment.read": EVERYONE,
  "comment.write": EVERYONE,
  "comment.edit": EVERYONE,
  "comment.delete": EVERYONE,
  "invite.manage": INTERVIEWER,
};

/** Actions on a thing that belongs to somebody: only its owner may, except where an interviewer may too. */
const OWNED: Partial<Record<InterviewAction, { alsoInterviewer: boolean }>> = {
  "note.edit": { alsoInterviewer: false },
  "note.delete": { alsoInterviewer: false },
  "note.share": { alsoInterviewer: false },
  "evidence.unpin": { alsoInterviewer: false },
  "comment.edit": { alsoInterviewer: false },
  "comment.delete": { alsoInterviewer: false },
  "goal.remove": { alsoInterviewer: true },
  "run.cancel": { alsoInterviewer: true },
  "host.cancel": { alsoInterviewer: true },
};

/** The only permission function of an interview: the button and the server ask the same one. */
export function can(viewer: Pick<Viewer, "participantId" | "role">, action: InterviewAction, subject: Subject = {}): boolean {
  if (!ROLES[action].includes(viewer.role)) return false;
  if (action === "text.write" && viewer.role === "interviewer") return subject.interviewerTyping === true;
  const owned = OWNED[action];
  if (!owned || subject.ownerId === undefined) return true;
  return subject.ownerId === viewer.participantId || (owned.alsoInterviewer && viewer.role === "interviewer");
}

/** The permission function outside of interviews. */
export function canAccount(account: AccountViewer | null, action: AccountAction): boolean {
  if (account === null) return false;
  switch (action) {
    case "installation.administer":
      return account.isAdmin;
    case "interview.create":
    case "interview.list":
    case "scenario.read":
    case "scenario.create":
    case "group.create":
    case "account.change":
      return true;
  }
}
