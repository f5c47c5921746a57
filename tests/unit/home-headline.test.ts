import { describe, expect, it } from "vitest";
import { headlineOf } from "@/components/home/headline";
import { nextStep } from "@/components/home/next-step";
import en from "@/lib/i18n/messages/en/home.json" with { type: "json" };
import ko from "@/lib/i18n/messages/ko/home.json" with { type: "json" };
import type { InterviewListItem } from "@/lib/protocol/lists";
import { roleSchema, type Role } from "@/lib/protocol/roles";
import type { InterviewStatus } from "@/lib/protocol/views";

const OPEN: InterviewStatus[] = ["lobby", "live", "paused"];
const NAMES: Record<Role, string> = { interviewer: "한서연", candidate: "최민재", observer: "박지호" };

function item(role: Role, status: InterviewStatus, others: Role[]): InterviewListItem {
  const people = [role, ...others].map((each, at) => ({ participantId: String(at), name: NAMES[each], role: each }));
  return { interviewId: "i", scenario: null, status, role, people, plannedMinutes: 45, createdAt: 0, startedAt: null, endedAt: null };
}

describe("the headline of the home page", () => {
  it("has a sentence in both languages for every role, status and company", () => {
    for (const role of roleSchema.options) {
      for (const status of OPEN) {
        for (const others of [[], ["interviewer"], ["candidate"], ["interviewer", "candidate", "observer"]] as Role[][]) {
          const { key } = headlineOf(item(role, status, others));
          expect(ko.headline[key], `${role} ${status} ${others}`).toBeTruthy();
          expect(en.headline[key], `${role} ${status} ${others}`).toBeTruthy();
        }
      }
    }
  });

  it("speaks of the other side by the given name", () => {
    expect(headlineOf(item("interviewer", "lobby", ["candidate"]))).toEqual({ key: "interviewerLobby", name: "민재" });
    expect(headlineOf(item("candidate", "paused", ["interviewer"]))).toEqual({ key: "candidateLive", name: "서연" });
    expect(headlineOf(item("interviewer", "lobby", []))).toEqual({ key: "interviewerWaiting", name: "" });
    expect(headlineOf(null)).toEqual({ key: "none", name: "" });
  });
});

describe("what home puts first", () => {
  const HOUR = 3_600_000;
  const at = (interviewId: string, role: Role, status: InterviewStatus) => ({ ...item(role, status, []), interviewId });
  const place = (roundId: string, hours: number, interviewId: string | null = null) => ({ roundId, startsAt: hours * HOUR, interviewId, roomState: interviewId === null ? ("planned" as const) : ("lobby" as const) });
  const first = (open: InterviewListItem[], rounds: ReturnType<typeof place>[]) => {
    const { round, interview } = nextStep(open, rounds, 0);
    return [round?.roundId ?? null, interview?.interviewId ?? null];
  };

  it("is a coming round before interviews without a date, and those where there is no round", () => {
    expect(first([at("instant", "interviewer", "lobby")], [place("soon", 2), place("later", 200)])).toEqual(["soon", null]);
    expect(first([at("instant", "interviewer", "lobby")], [])).toEqual([null, "instant"]);
    expect(first([], [])).toEqual([null, null]);
  });

  it("is an interview that runs before all, unless I only watch it and have a room of my own", () => {
    expect(first([at("live", "candidate", "live"), at("room", "interviewer", "lobby")], [place("soon", 2, "room")])).toEqual([null, "live"]);
    expect(first([at("room", "interviewer", "lobby"), at("live", "observer", "live")], [place("soon", 2, "room")])).toEqual(["soon", "room"]);
    expect(first([at("live", "observer", "live")], [place("soon", 2)])).toEqual([null, "live"]);
  });

  it("is the room that was opened for a round, also where another group's round comes sooner", () => {
    expect(first([at("instant", "interviewer", "lobby"), at("room", "candidate", "lobby")], [place("one", 1), place("other", 30, "room")])).toEqual(["other", "room"]);
  });

  it("is not a room that nobody began for more than a day, nor a round that my room is done with", () => {
    expect(first([at("old", "candidate", "lobby")], [place("past", -25, "old"), place("soon", 2)])).toEqual(["soon", null]);
    expect(first([], [place("running on", -1, "ended"), place("soon", 160)])).toEqual(["soon", null]);
  });
});
