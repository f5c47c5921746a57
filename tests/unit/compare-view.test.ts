import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import { buildCompareView, relationOf, type CompareSource } from "@/lib/domain/views";
import { aLiveInterview, RuleInterview } from "../support/interview";
import { aScenario } from "../support/scenario";

type Played = ReturnType<typeof aLiveInterview>;

/** q1 and its follow-up were asked, the follow-up judged and the whole scored; ended, and handed in by both raters unless `sealed`. */
function played({ level, outcome = "missed", sealed = false, startsAt = 0 }: { level: 1 | 2 | 3 | 4 | 5; outcome?: "answered" | "missed"; sealed?: boolean; startsAt?: number }): Played {
  const interview = new RuleInterview();
  interview.wait(startsAt);
  const people = { interviewer: interview.admit("interviewer", "서연"), candidate: interview.admit("candidate", "민재"), observer: interview.admit("observer", "지호") };
  interview.do(people.interviewer, { type: "interview.start" });
  for (const node of ["q1", "q1-f1"]) interview.reveal(people.interviewer, node);
  interview.wait(60_000);
  interview.do(people.interviewer, { type: "followUp.markSelfFound", nodeId: "q1-f2" });
  interview.do(people.interviewer, { type: "followUp.judge", nodeId: "q1-f1", outcome });
  interview.do(people.interviewer, { type: "note.write", noteId: randomUUID(), text: "PRIVATE", questionId: "q1" });
  for (const criterionId of ["overall-a", "overall-b"]) interview.do(people.interviewer, { type: "score.set", scope: "interview", criterionId, level });
  interview.do(people.interviewer, { type: "score.set", scope: "q1", criterionId: "q1-c1", level });
  interview.do(people.interviewer, { type: "interview.end" });
  interview.do(people.interviewer, { type: "scores.submit" });
  if (!sealed) interview.do(people.observer, { type: "scores.submit" });
  return { interview, ...people };
}

function source({ interview }: Played, viewer: Viewer, answer = "the answer"): CompareSource {
  const { interviewId, state, scenario, now } = interview;
  return { context: { interviewId, state, scenario, viewer, locale: "en", now }, answers: { q1: answer, q2: "NOTASKED" } };
}

describe("two interviews side by side", () => {
  const older = played({ level: 2 });
  const newer = played({ level: 4, outcome: "answered", startsAt: 3_600_000 });

  it("puts the older one first, with medians, differences, answers, time and how follow-ups went", () => {
    const view = buildCompareView(source(newer, newer.interviewer, "second"), source(older, older.interviewer, "first"));
    expect(view.sides.map(({ interviewId }) => interviewId)).toEqual([older.interview.interviewId, newer.interview.interviewId]);
    expect(view.sides[0]).toMatchObject({ candidates: ["민재"], raters: ["서연", "지호"], questions: 1, durationMs: 64_000, followUps: { missed: 1, answered: 0, selfFound: 1 } });
    expect(view.scores).toMatchObject({ overall: { medians: [2, 4], difference: 2 }, competencies: [{ key: "diagnosis", medians: [2, 4] }, { key: "communication" }], criteria: [{ key: "overall-a", difference: 2 }, { key: "overall-b" }] });
    expect(view.questions).toHaveLength(1);
    expect(view.questions[0]).toMatchObject({
      questionId: "q1", answers: [{ answer: "first", spentMs: 62_000 }, { answer: "second" }], rows: [{ key: "q1-c1", medians: [2, 4] }],
      followUps: [{ nodeId: "q1-f1", standings: ["missed", "answered"] }, { nodeId: "q1-f2", standings: ["selfFound", "selfFound"] }],
    });
  });

  it("keeps levels and outcomes of both back while one of them is sealed, from every role", () => {
    const sealed = played({ level: 5, sealed: true, startsAt: 7_200_000 });
    for (const role of ["interviewer", "candidate", "observer"] as const) {
      const view = buildCompareView(source(older, older[role]), source(sealed, sealed[role]));
      expect(view.scores).toBeNull();
      expect(view.sides.map((side) => side.sealed)).toEqual([false, true]);
      expect(view.questions[0]).toMatchObject({ rows: [], followUps: [{ standings: ["asked", "asked"] }, ...(role === "candidate" ? [] : [{}])] });
    }
  });

  it("gives a candidate nothing that their reviews do not", () => {
    const json = JSON.stringify(buildCompareView(source(older, older.candidate), source(newer, newer.candidate)));
    for (const hidden of ["prompt of q1-f2", "NOTASKED", "PRIVATE", "q2", "model answer"]) expect(json).not.toContain(hidden);
  });

  it("sets only what was asked side by side when the scenarios differ", () => {
    const other = aLiveInterview(aScenario({ slug: "other" }));
    other.interview.reveal(other.interviewer, "q2");
    const view = buildCompareView(source(older, older.interviewer), source(other, other.interviewer));
    expect(view).toMatchObject({ sameScenario: false, questions: [], asked: [[{ nodeId: "q1-f1", standing: "asked" }, { nodeId: "q1-f2", standing: "selfFound" }], []] });
  });

  it("takes nobody for the same person by name", () => {
    expect(relationOf(source(older, older.interviewer).context, source(newer, newer.interviewer).context)).toEqual({ samePerson: false, sameScenario: true });
  });
});
