import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { scenarioSchema } from "@/lib/content/schema";
import { buildReviewView, buildView } from "@/lib/domain/views";
import type { Viewer } from "@/lib/domain/permissions";
import { EVENT_AUDIENCE, eventSchema } from "@/lib/protocol/events";
import type { RunEvidence } from "@/lib/protocol/evidence";
import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { aLiveInterview, RuleInterview } from "../support/interview";
import { aScenario } from "../support/scenario";

/** The sample scenario with a unique word in every text, so that a leak names its source. */
function markedScenario() {
  const words: string[] = [];
  const mark = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, at) => mark(item, `${path}.${at}`));
    if (value === null || typeof value !== "object") return value;
    if ("ko" in value && "en" in value) {
      const word = `TOKEN${path.replaceAll(/[^A-Za-z0-9]/g, "_")}END`;
      words.push(word);
      return { ko: `${word} 한글`, en: `${word} english` };
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, `${path}.${key}`)]));
  };
  return { scenario: scenarioSchema.parse(mark(aScenario(), "")), words };
}

const view = (interview: RuleInterview, viewer: Viewer) =>
  buildView({ interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, viewer, locale: "en", now: interview.now });

const evidence: RunEvidence = {
  kind: "shell", engine: { name: "bash", authoritative: true }, verdict: "fail", queuedMs: 0,
  findings: [{ id: "timeFilter", message: "FINDINGTOKEN" }],
  cases: [
    { caseId: "public", visibility: "public", seed: 1, verdict: "pass", checks: [], stdout: "PUBLICOUT", stderr: "", exitCode: 0, durationMs: 3, truncated: false, expectedOutput: "PUBLICEXPECTED" },
    { caseId: "hidden-a", visibility: "hidden", seed: 2, verdict: "fail", checks: [{ id: "rows", verdict: "fail", label: "rows", expected: "HIDDENEXPECTED", got: "HIDDENGOT" }], stdout: "HIDDENOUT", stderr: "", exitCode: 0, durationMs: 3, truncated: false, expectedOutput: "HIDDENREFERENCE" },
  ],
};

describe("views", () => {
  it("VW1 give a candidate nothing that was not revealed", () => {
    const { scenario, words } = markedScenario();
    const { interview, interviewer, candidate, observer } = aLiveInterview(scenario);
    const leaked = () => {
      const json = JSON.stringify(view(interview, candidate));
      return words.filter((word) => json.includes(word)).map((word) => word.replace(/TOKEN_|END/g, ""));
    };
    const briefing = ["title", "summary", "briefing", "facts_0_label", "facts_0_value"];
    expect(leaked().sort()).toEqual([...briefing].sort());
    interview.reveal(interviewer, "q2");
    interview.reveal(interviewer, "q2-f2");
    interview.reveal(interviewer, "q2-card");
    interview.do(interviewer, { type: "followUp.markSelfFound", nodeId: "q2-f1" });
    interview.do(interviewer, { type: "note.write", noteId: randomUUID(), text: "PRIVATENOTE", questionId: "q2" });
    interview.do(interviewer, { type: "followUp.add", nodeId: randomUUID(), questionId: "q2", prompt: "ADHOCPROMPT", minutes: 1 });
    interview.do(interviewer, { type: "node.reveal", revealId: randomUUID(), nodeId: "q3" });
    interview.do(observer, { type: "score.set", scope: "interview", criterionId: "overall-a", level: 2 });
    const asked = ["questions_1_title", "questions_1_prompt", "questions_1_task_brief", "questions_1_task_publicExample", "questions_1_followUps_1_prompt", "questions_1_cards_0_title", "questions_1_cards_0_body"];
    expect(leaked().sort()).toEqual([...briefing, ...asked].sort());
    const json = JSON.stringify(view(interview, candidate));
    for (const secret of ["PRIVATENOTE", "ADHOCPROMPT", "hidden-a", "overall-a", "q3", "q2-f1", "minutes"]) expect(json).not.toContain(secret);
  });

  it("VW1 gives the interviewer all of it, so that the check above can fail", () => {
    const { scenario, words } = markedScenario();
    const { interview, interviewer } = aLiveInterview(scenario);
    const json = JSON.stringify(view(interview, interviewer));
    expect(words.filter((word) => !json.includes(word) && !/_task_cases_/.test(word))).toEqual([]);
  });

  it("RN3 VW1 gives a candidate the public example of a run only", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const runId = randomUUID();
    interview.do(candidate, { type: "snippet.run", runId, questionId: "q2", source: "true" });
    interview.system({ type: "run.finish", runId, evidence: { ...evidence, lintFollows: true } });
    interview.system({ type: "run.lint", runId, findings: [{ id: "shellcheck:SC1", message: "LINTTOKEN" }] });
    expect(JSON.stringify(view(interview, interviewer))).toContain("LINTTOKEN");
    const json = JSON.stringify(view(interview, candidate));
    expect(json).toContain("PUBLICOUT");
    for (const secret of ["HIDDEN", "FINDINGTOKEN", "LINTTOKEN", "lintFollows", "PUBLICEXPECTED", "hidden-a", "\"fail\""]) expect(json).not.toContain(secret);
    const context = { interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, locale: "en" as const, now: interview.now };
    const review = JSON.stringify(buildReviewView({ ...context, viewer: candidate }, { q2: "answer" }));
    for (const secret of ["HIDDEN", "FINDINGTOKEN", "LINTTOKEN", "model answer", "anchor"]) expect(review).not.toContain(secret);
    const raters = JSON.stringify(buildReviewView({ ...context, viewer: interviewer }, {}));
    for (const shown of ["HIDDENREFERENCE", "FINDINGTOKEN", "LINTTOKEN"]) expect(raters).toContain(shown);
  });

  it("carry the beginning of a run's outputs, and less of those before it; the review has all", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const long = "가".repeat(60_000);
    for (let run = 0; run < 5; run += 1) {
      const runId = randomUUID();
      interview.do(candidate, { type: "snippet.run", runId, questionId: "q2", source: "true" });
      interview.system({ type: "run.finish", runId, evidence: { ...evidence, cases: evidence.cases.map((one) => ({ ...one, stdout: long, expectedOutput: long })) } });
    }
    const { runs } = view(interview, interviewer) as ConsoleView;
    expect(runs.map(({ evidence: shown }) => shown?.cases.map(({ stdout, expectedOutput, truncated }) => [stdout.length, expectedOutput?.length, truncated]))).toEqual([2_048, 2_048, 2_048, 2_048, 16_384].map((chars) => evidence.cases.map(() => [chars, chars, true])));
    expect((view(interview, candidate) as RoomView).runs.map(({ example }) => example?.stdout.length)).toEqual([2_048, 2_048, 2_048, 2_048, 16_384]);
    const context = { interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, locale: "en" as const, now: interview.now };
    expect(JSON.stringify(buildReviewView({ ...context, viewer: interviewer }, {})).split(long).length - 1).toBe(20);
  });

  it("VW2 tell a candidate in the lobby not even the scenario's name", () => {
    const { scenario, words } = markedScenario();
    const interview = new RuleInterview(scenario);
    const candidate = interview.admit("candidate");
    const room = view(interview, candidate) as RoomView;
    expect(room.briefing).toBeNull();
    expect(words.filter((word) => JSON.stringify(room).includes(word))).toEqual([]);
  });

  it("VW3 show an observer revealed nodes only", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    interview.reveal(interviewer, "q1-f1");
    const console = view(interview, observer) as ConsoleView;
    expect(console.questions.map((question) => question.nodeId)).toEqual(["q1"]);
    expect(console.questions[0]?.followUps.map((followUp) => followUp.nodeId)).toEqual(["q1-f1"]);
    expect(Object.keys(console.rubric.byQuestion)).toEqual(["q1"]);
    expect(console.nextNodeId).toBeNull();
  });

  it("VW5 every event type declares its audience", () => {
    const types = eventSchema.options.map((shape) => shape.shape.type.value);
    expect(Object.keys(EVENT_AUDIENCE).sort()).toEqual([...types].sort());
  });

  it("SC5 shared notes and scores open for the candidate only after unsealing", () => {
    const { interview, interviewer, candidate, observer } = aLiveInterview();
    const noteId = randomUUID();
    interview.do(interviewer, { type: "note.write", noteId, text: "SHAREDNOTE", questionId: null });
    interview.do(interviewer, { type: "note.share", noteId });
    interview.do(interviewer, { type: "score.set", scope: "interview", criterionId: "overall-a", level: 4 });
    interview.do(interviewer, { type: "interview.end" });
    interview.do(interviewer, { type: "scores.submit" });
    for (const viewer of [candidate, observer]) {
      expect(JSON.stringify(view(interview, viewer))).not.toContain("SHAREDNOTE");
      expect(view(interview, viewer).result).toBeNull();
    }
    interview.do(observer, { type: "scores.submit" });
    const room = view(interview, candidate) as RoomView;
    expect(room.sharedNotes.map((note) => note.text)).toEqual(["SHAREDNOTE"]);
    expect(room.result?.overall).toBe(4);
  });

  it("counts the time on a question until the next one", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    interview.wait(60_000);
    interview.reveal(interviewer, "q2");
    interview.wait(5_000);
    const { questions } = view(interview, interviewer) as ConsoleView;
    expect(questions.map((question) => [question.state, question.spentMs])).toEqual([["done", 62_000], ["current", 5_000], ["hidden", 0]]);
  });
});
