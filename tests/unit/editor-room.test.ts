import { describe, expect, it } from "vitest";
import { LANGUAGE_NAMES, offeredLanguages } from "@/components/room/languages";
import { newestOf } from "@/components/room/newest";
import { companyOf, nameList } from "@/components/room/people";
import { languageSchema } from "@/lib/protocol/ids";
import type { PresenceView, RoomQuestionView, RoomView } from "@/lib/protocol/views";

const person = (participantId: string, name: string, role: PresenceView["role"]) => ({ participantId, name, role });
const SEOYEON = person("s", "한서연", "interviewer");
const MINJAE = person("m", "최민재", "candidate");
const JIHO = person("j", "박지호", "observer");

function question(over: Partial<RoomQuestionView>): RoomQuestionView {
  return { nodeId: "q1", index: 1, title: "제목", prompt: "질문", clockMs: 0, state: "current", newest: false, language: "shell", task: null, followUps: [], cards: [], ...over };
}

function roomView(over: Partial<RoomView>): RoomView {
  return {
    surface: "room",
    interviewId: "0190a000-0000-7000-8000-000000000001",
    seq: 1,
    clock: { status: "live", elapsedMs: 0, asOf: 0, plannedMinutes: 45 },
    me: MINJAE,
    people: [MINJAE, JIHO, SEOYEON],
    briefing: null,
    questions: [],
    interviewerTyping: false,
    host: null, runs: [],
    sharedNotes: [],
    result: null,
    ...over,
  };
}

describe("formats of an answer", () => {
  it("offer what the task is written in first, and always the chosen one", () => {
    expect(offeredLanguages("nginx", "nginx").shown).toEqual(["nginx", "markdown", "shell", "sql", "ini"]);
    expect(offeredLanguages("sysctl", "ini").shown[0]).toBe("ini");
    expect(offeredLanguages(null, "markdown").shown).toEqual(["markdown", "shell", "nginx", "sql", "ini"]);
    expect(offeredLanguages("shell", "redis").shown).toContain("redis");
  });
  it("are all within reach, each with a name", () => {
    for (const chosen of languageSchema.options) {
      const { shown, more } = offeredLanguages("redis", chosen);
      expect([...shown, ...more].sort()).toEqual([...languageSchema.options].sort());
      expect(LANGUAGE_NAMES[chosen]).not.toBe("");
    }
  });
});

describe("the newest reveal", () => {
  it("is one node, whatever kind it is", () => {
    const followUp = { nodeId: "f1", prompt: "그다음은?", clockMs: 5, newest: true };
    const card = { nodeId: "c1", title: "ps", body: "D", format: "terminal" as const, clockMs: 5, newest: true };
    expect(newestOf(roomView({}))).toBeNull();
    expect(newestOf(roomView({ questions: [question({ newest: true })] }))).toMatchObject({ nodeId: "q1", kind: "question" });
    expect(newestOf(roomView({ questions: [question({ followUps: [followUp] })] }))).toMatchObject({ nodeId: "f1", questionId: "q1", kind: "followUp", text: "그다음은?" });
    expect(newestOf(roomView({ questions: [question({ cards: [card] })] }))).toMatchObject({ nodeId: "c1", kind: "card" });
  });
});

describe("company", () => {
  it("names the others who are here, interviewers first, and interviewers who are not", () => {
    const view = roomView({});
    const presence = (...online: string[]) => view.people.map((each) => ({ ...each, online: online.includes(each.participantId), latencyMs: null }));
    expect(companyOf(view, presence("s", "m", "j"))).toEqual({ here: ["한서연", "박지호"], away: [] });
    expect(companyOf(view, presence("m"))).toEqual({ here: [], away: ["한서연"] });
  });
  it("reads as one phrase of given names", () => {
    const korean = (...names: string[]) => nameList(names, (name) => `${name} 님`, (first, last) => `${first}과 ${last}`);
    expect(korean("한서연")).toBe("서연 님");
    expect(korean("한서연", "박지호")).toBe("서연 님과 지호 님");
    expect(korean("한서연", "김도윤", "박지호")).toBe("서연 님, 도윤 님과 지호 님");
  });
});
