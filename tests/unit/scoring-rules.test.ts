import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blindScores, isSealed, resultOf, sealDeadline } from "@/lib/domain/scoring";
import { buildDebriefView, buildView } from "@/lib/domain/views";
import type { Viewer } from "@/lib/domain/permissions";
import { CITATIONS_MAX, GOALS_MAX } from "@/lib/protocol/limits";
import type { ConsoleView, DebriefView } from "@/lib/protocol/views";
import { aLiveInterview, RuleInterview } from "../support/interview";

const HOUR_MS = 3_600_000;
const OVERALL = { scope: "interview", criterionId: "overall-a" } as const;
const id = randomUUID;

/** Ended and handed in by both raters: interviewer 4, observer 2. */
function anOpenInterview() {
  const people = aLiveInterview();
  const { interview, interviewer, observer } = people;
  interview.reveal(interviewer, "q1");
  interview.do(interviewer, { type: "score.set", ...OVERALL, level: 4 });
  interview.do(observer, { type: "score.set", ...OVERALL, level: 2 });
  interview.do(interviewer, { type: "interview.end" });
  for (const rater of [interviewer, observer]) interview.do(rater, { type: "scores.submit" });
  return people;
}

const debrief = (interview: RuleInterview, viewer: Viewer): DebriefView =>
  buildDebriefView({ interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, viewer, locale: "en", now: interview.now });

describe("handing in and opening", () => {
  it("SC2 end in the same result, in any order of submission and whatever else is tried in between", () => {
    const step = fc.record({ rater: fc.nat(2), action: fc.constantFrom("submit", "score", "revise", "cite") });
    const outcomeOf = (order: readonly number[], noise: readonly { rater: number; action: string }[]) => {
      const { interview, interviewer, observer, candidate } = aLiveInterview();
      const second = interview.admit("interviewer", "second");
      const raters = [interviewer, observer, second];
      raters.forEach((rater, at) => interview.do(rater, { type: "score.set", ...OVERALL, level: (at + 2) as 2 }));
      interview.do(interviewer, { type: "interview.end" });
      order.forEach((at, place) => {
        interview.do(raters[at]!, { type: "scores.submit" });
        for (const { rater, action } of noise.slice(place * 2, place * 2 + 2)) {
          const actor = raters[rater]!;
          const settled = actor.participantId in interview.state.submitted;
          const open = !isSealed(interview.state, interview.now);
          if (action === "score" && settled) expect(interview.do(actor, { type: "score.set", ...OVERALL, level: 1 })).toMatchObject({ ok: false, code: "alreadySubmitted" });
          if (action === "revise" && !open) expect(interview.do(actor, { type: "score.revise", ...OVERALL, level: 1, reason: "x" })).toMatchObject({ ok: false });
          if (action === "submit" && settled) expect(interview.do(actor, { type: "scores.submit" })).toEqual({ ok: true, events: [] });
        }
        expect(isSealed(interview.state, interview.now)).toBe(place < order.length - 1);
        expect(debrief(interview, candidate).open === null).toBe(place < order.length - 1);
      });
      const { rows, overall } = resultOf(interview.scenario, interview.state);
      return { overall, levels: rows.map((row) => raters.map((rater) => row.levels[rater.participantId])) };
    };
    const expected = outcomeOf([0, 1, 2], []);
    expect(expected).toEqual({ overall: 3, levels: [[2, 3, 4]] });
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), fc.array(step, { maxLength: 6 }), (order, noise) => {
        expect(outcomeOf(order, noise)).toEqual(expected);
      }),
      { seed: 62, numRuns: 60 },
    );
  });

  it("SC2 waits as long as the interviewer set before the end, and no other way", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    expect(interview.do(observer, { type: "seal.setHours", hours: 1 })).toMatchObject({ ok: false, code: "forbidden" });
    interview.do(interviewer, { type: "seal.setHours", hours: 72 });
    interview.do(interviewer, { type: "interview.end" });
    expect(sealDeadline(interview.state)).toBe(interview.now + 72 * HOUR_MS);
    expect(interview.do(interviewer, { type: "seal.setHours", hours: 1 })).toMatchObject({ ok: false, code: "interviewEnded" });
    expect(isSealed(interview.state, interview.now + 72 * HOUR_MS - 1)).toBe(true);
    expect(isSealed(interview.state, interview.now + 72 * HOUR_MS)).toBe(false);
  });

  it("SC6 lets somebody who watches later rate what is sealed, and never closes what is open", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    interview.do(interviewer, { type: "interview.end" });
    interview.do(interviewer, { type: "scores.submit" });
    const late = interview.admit("observer", "late");
    expect(interview.state.participants[late.participantId]).toMatchObject({ role: "observer" });
    expect(interview.system({ type: "participant.admit", participantId: id(), name: "x", role: "candidate", userId: null })).toMatchObject({ ok: false, code: "interviewEnded" });
    interview.do(observer, { type: "scores.submit" });
    expect(isSealed(interview.state, interview.now)).toBe(true);
    expect(interview.do(late, { type: "score.set", ...OVERALL, level: 5 })).toMatchObject({ ok: true });
    interview.do(late, { type: "scores.submit" });
    expect(isSealed(interview.state, interview.now)).toBe(false);
    expect(interview.system({ type: "participant.admit", participantId: id(), name: "x", role: "observer", userId: null })).toMatchObject({ ok: false, code: "interviewEnded" });
    expect(isSealed(interview.state, interview.now)).toBe(false);
  });

  it("counts a second interviewer as a rater", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    const second = interview.admit("interviewer", "second");
    interview.do(interviewer, { type: "interview.end" });
    for (const rater of [interviewer, observer]) interview.do(rater, { type: "scores.submit" });
    expect(isSealed(interview.state, interview.now)).toBe(true);
    interview.do(second, { type: "scores.submit" });
    expect(isSealed(interview.state, interview.now)).toBe(false);
  });
});

describe("revisions", () => {
  it("SC4 are visible changes with a reason, after unsealing only, and leave the blind level readable", () => {
    const { interview, interviewer, observer, candidate } = anOpenInterview();
    expect(interview.do(observer, { type: "score.set", ...OVERALL, level: 3 })).toMatchObject({ ok: false, code: "alreadySubmitted" });
    expect(interview.do(candidate, { type: "score.revise", ...OVERALL, level: 5, reason: "mine" })).toMatchObject({ ok: false, code: "forbidden" });
    interview.do(observer, { type: "score.revise", ...OVERALL, level: 3, reason: "heard the reply again" });
    interview.do(observer, { type: "score.revise", ...OVERALL, level: 4, reason: "and once more" });
    const [row] = debrief(interview, candidate).open!.rows;
    expect(row).toMatchObject({ median: 4, spread: 0, levels: { [interviewer.participantId]: 4, [observer.participantId]: 4 } });
    expect(row!.revisions.map(({ rater, from, to, reason }) => [rater, from, to, reason])).toEqual([
      [observer.name, 2, 3, "heard the reply again"],
      [observer.name, 3, 4, "and once more"],
    ]);
    expect(blindScores(interview.state)[observer.participantId]!["interview/overall-a"]!.level).toBe(2);
    expect(debrief(interview, interviewer).open!.agreement).toMatchObject({ pairs: 1, within: 0 });
  });

  it("SC4 refuses a revision while sealed", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    interview.do(interviewer, { type: "interview.end" });
    expect(interview.do(observer, { type: "score.revise", ...OVERALL, level: 3, reason: "x" })).toMatchObject({ ok: false, code: "scoresSealed" });
    interview.do(interviewer, { type: "scores.submit" });
    expect(interview.do(interviewer, { type: "score.revise", ...OVERALL, level: 3, reason: "x" })).toMatchObject({ ok: false, code: "alreadySubmitted" });
  });
});

describe("evidence", () => {
  it("SC8 is cited and taken back before handing in, and only added later", () => {
    const { interview, interviewer, candidate, observer } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const runId = id();
    interview.do(candidate, { type: "snippet.run", runId, questionId: "q2", source: "true" });
    const cite = { type: "score.cite", scope: "q2", criterionId: "q2-c1", evidence: { kind: "run", id: runId } } as const;
    interview.do(interviewer, cite);
    expect(interview.do(interviewer, cite)).toEqual({ ok: true, events: [] });
    expect((buildView({ interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, viewer: observer, locale: "en", now: interview.now }) as ConsoleView).citations).toEqual([]);
    interview.do(interviewer, { ...cite, type: "score.uncite" });
    expect(interview.state.citations).toEqual([]);
    interview.do(interviewer, cite);
    expect(interview.do(interviewer, { ...cite, evidence: { kind: "run", id: id() } })).toMatchObject({ ok: false, code: "notFound" });
    interview.do(interviewer, { type: "interview.end" });
    interview.do(interviewer, { type: "scores.submit" });
    expect(interview.do(interviewer, { ...cite, type: "score.uncite" })).toMatchObject({ ok: false, code: "alreadySubmitted" });
    expect(interview.do(interviewer, { ...cite, scope: "interview", criterionId: "overall-a" })).toMatchObject({ ok: true });
  });

  it("SC8 keeps a pin once its rater has handed in", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    const evidenceId = id();
    interview.do(interviewer, { type: "evidence.pin", evidenceId, questionId: "q1", start: 0, end: 3, quote: "abc", criterionId: "q1-c1" });
    interview.do(interviewer, { type: "interview.end" });
    interview.do(interviewer, { type: "scores.submit" });
    expect(interview.do(interviewer, { type: "evidence.unpin", evidenceId })).toMatchObject({ ok: false, code: "alreadySubmitted" });
  });

  it("SC7 shows each rater's own, side by side, and no private note", () => {
    const { interview, interviewer, observer, candidate } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    const [privateNote, sharedNote] = [id(), id()];
    interview.do(interviewer, { type: "evidence.pin", evidenceId: id(), questionId: "q1", start: 0, end: 3, quote: "PINNED", criterionId: "overall-a" });
    interview.do(observer, { type: "note.write", noteId: privateNote, text: "PRIVATE", questionId: null });
    interview.do(observer, { type: "note.write", noteId: sharedNote, text: "SHARED", questionId: null });
    interview.do(observer, { type: "note.share", noteId: sharedNote });
    for (const noteId of [privateNote, sharedNote]) interview.do(observer, { type: "score.cite", ...OVERALL, evidence: { kind: "note", id: noteId } });
    expect(interview.do(interviewer, { type: "score.cite", ...OVERALL, evidence: { kind: "note", id: sharedNote } })).toMatchObject({ ok: false, code: "notFound" });
    for (const rater of [interviewer, observer]) interview.do(rater, { type: "score.set", ...OVERALL, level: 3 });
    interview.do(interviewer, { type: "interview.end" });
    for (const rater of [interviewer, observer]) interview.do(rater, { type: "scores.submit" });
    const evidence = debrief(interview, candidate).open!.rows[0]!.evidence;
    expect(evidence[interviewer.participantId]).toMatchObject([{ kind: "pin", quote: "PINNED" }]);
    expect(evidence[observer.participantId]).toMatchObject([{ kind: "note", text: "SHARED" }]);
    expect(debrief(interview, observer).open!.rows[0]!.evidence[observer.participantId]).toHaveLength(2);
  });

  it("may be a command on the host, and nothing that is not there", () => {
    const { interview, interviewer, observer, candidate } = anOpenInterview();
    const entryId = id();
    const cite = { type: "score.cite", ...OVERALL, evidence: { kind: "host", id: entryId } } as const;
    expect(interview.do(observer, cite)).toMatchObject({ ok: false, code: "notFound" });
    interview.state = { ...interview.state, host: { ...interview.state.host, entries: [{ entryId, actorId: candidate.participantId, line: "ps -ef", clockMs: 5, state: "done", result: null, answers: [] }] } };
    expect(interview.do(observer, cite)).toMatchObject({ ok: true });
    expect(debrief(interview, interviewer).open!.rows[0]!.evidence[observer.participantId]).toEqual([{ kind: "host", id: entryId, command: "ps -ef", clockMs: 5 }]);
  });

  it("has a limit for one score", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const cite = () => {
      const runId = id();
      interview.do(candidate, { type: "snippet.run", runId, questionId: "q2", source: "true" });
      interview.do(candidate, { type: "run.cancel", runId });
      return interview.do(interviewer, { type: "score.cite", ...OVERALL, evidence: { kind: "run", id: runId } });
    };
    for (let at = 0; at < CITATIONS_MAX; at += 1) expect(cite()).toMatchObject({ ok: true });
    expect(cite()).toMatchObject({ ok: false, code: "tooMany" });
  });
});

describe("an answer before and after a follow-up", () => {
  it("SC9 is scored apart, and only the end counts for the whole", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    const before = { type: "score.set", scope: "q1-f1", criterionId: "q1-c1", level: 2 } as const;
    expect(interview.do(interviewer, before)).toMatchObject({ ok: false, code: "notRevealed" });
    expect(interview.do(interviewer, { ...before, scope: "q1-card" })).toMatchObject({ ok: false, code: "notFound" });
    interview.reveal(interviewer, "q1-f1");
    interview.do(interviewer, before);
    interview.do(interviewer, { ...before, scope: "q1", level: 4 });
    interview.do(interviewer, { type: "score.set", ...OVERALL, level: 5 });
    const result = resultOf(interview.scenario, interview.state);
    expect(result.before).toMatchObject([{ scope: "q1-f1", median: 2 }]);
    expect(result.rows).toMatchObject([{ scope: "interview", median: 5 }, { scope: "q1", median: 4 }]);
    expect(result.overall).toBe(5);
    expect(interview.state.revealed.map(({ seq }) => seq)).toEqual(interview.journal.flatMap(({ event, seq }) => (event.type === "node.revealed" ? [seq] : [])));
    expect(interview.do(observer, { type: "followUp.judge", nodeId: "q1-f2", outcome: "missed" })).toMatchObject({ ok: false, code: "notRevealed" });
    interview.do(observer, { type: "followUp.judge", nodeId: "q1-f1", outcome: "missed" });
    expect(interview.state.outcomes).toEqual({ [observer.participantId]: { "q1-f1": "missed" } });
    interview.do(observer, { type: "followUp.judge", nodeId: "q1-f1", outcome: null });
    expect(interview.state.outcomes).toEqual({ [observer.participantId]: {} });
  });
});

describe("the talk afterwards", () => {
  it("SC10 has a conclusion and goals once scores are open", () => {
    const sealed = aLiveInterview();
    expect(sealed.interview.do(sealed.observer, { type: "debrief.conclude", text: "x" })).toMatchObject({ ok: false, code: "interviewNotEnded" });
    sealed.interview.do(sealed.interviewer, { type: "interview.end" });
    expect(sealed.interview.do(sealed.candidate, { type: "goal.add", goalId: id(), text: "x" })).toMatchObject({ ok: false, code: "scoresSealed" });

    const { interview, interviewer, observer, candidate } = anOpenInterview();
    interview.do(observer, { type: "debrief.conclude", text: "say the cost too" });
    const goalId = id();
    interview.do(interviewer, { type: "goal.add", goalId, text: "name the next observation" });
    expect(interview.do(candidate, { type: "goal.remove", goalId })).toMatchObject({ ok: false, code: "forbidden" });
    interview.do(candidate, { type: "goal.complete", goalId, done: true });
    expect(debrief(interview, candidate).open).toMatchObject({ conclusion: { text: "say the cost too", author: observer.name }, goals: [{ text: "name the next observation", done: true, mine: false }] });
    for (let at = 1; at < GOALS_MAX; at += 1) interview.do(candidate, { type: "goal.add", goalId: id(), text: "more" });
    expect(interview.do(candidate, { type: "goal.add", goalId: id(), text: "more" })).toMatchObject({ ok: false, code: "tooMany" });
    interview.do(interviewer, { type: "goal.remove", goalId });
    interview.do(observer, { type: "debrief.conclude", text: "" });
    expect(debrief(interview, candidate).open).toMatchObject({ conclusion: null, goals: { length: GOALS_MAX - 1 } });
  });

  it("lists what raters are far apart on first", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    const other = { scope: "interview", criterionId: "overall-b" } as const;
    for (const [rater, a, b] of [[interviewer, 3, 1], [observer, 4, 5]] as const) {
      interview.do(rater, { type: "score.set", ...OVERALL, level: a });
      interview.do(rater, { type: "score.set", ...other, level: b });
    }
    interview.do(interviewer, { type: "interview.end" });
    for (const rater of [interviewer, observer]) interview.do(rater, { type: "scores.submit" });
    expect(debrief(interview, observer).open!.rows.map(({ criterionId, spread, discuss }) => [criterionId, spread, discuss])).toEqual([["overall-b", 4, true], ["overall-a", 1, false]]);
  });
});
