import { describe, expect, it } from "vitest";
import { headlineOf } from "@/components/home/headline";
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
