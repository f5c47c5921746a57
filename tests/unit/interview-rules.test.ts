import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { nextNodeId } from "@/lib/domain/interview/outline";
import { clockAt } from "@/lib/domain/interview/state";
import { buildView } from "@/lib/domain/views";
import { isSealed, median, resultOf } from "@/lib/domain/scoring";
import { aLiveInterview, RuleInterview } from "../support/interview";

const id = () => randomUUID();

describe("flow", () => {
  it("FL1 goes from lobby to live to paused to ended, and never back", () => {
    const interview = new RuleInterview();
    const interviewer = interview.admit("interviewer");
    expect(interview.do(interviewer, { type: "interview.pause" })).toMatchObject({ ok: false, code: "interviewNotStarted" });
    interview.do(interviewer, { type: "interview.start" });
    expect(interview.state.status).toBe("live");
    interview.do(interviewer, { type: "interview.pause" });
    expect(interview.state.status).toBe("paused");
    interview.do(interviewer, { type: "interview.resume" });
    interview.do(interviewer, { type: "interview.end" });
    expect(interview.state.status).toBe("ended");
    expect(interview.do(interviewer, { type: "interview.start" })).toMatchObject({ ok: false, code: "interviewEnded" });
    expect(interview.do(interviewer, { type: "interview.resume" })).toMatchObject({ ok: false, code: "interviewEnded" });
  });

  it("FL2 counts the clock only while live", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.wait(10_000);
    interview.do(interviewer, { type: "interview.pause" });
    interview.wait(60_000);
    expect(clockAt(interview.state.clock, interview.now)).toBe(10_000);
    interview.do(interviewer, { type: "interview.resume" });
    interview.wait(5_000);
    interview.do(interviewer, { type: "interview.end" });
    interview.wait(5_000);
    expect(clockAt(interview.state.clock, interview.now)).toBe(15_000);
  });

  it("FL3 accepts a command that changes nothing and journals nothing", () => {
    const { interview, interviewer } = aLiveInterview();
    const before = interview.journal.length;
    expect(interview.do(interviewer, { type: "interview.start" })).toEqual({ ok: true, events: [] });
    expect(interview.do(interviewer, { type: "queue.remove", nodeId: "q1" })).toEqual({ ok: true, events: [] });
    expect(interview.journal.length).toBe(before);
  });

  it("FL4 undoes reveals that are still being sent at the end", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.do(interviewer, { type: "node.reveal", revealId: id(), nodeId: "q1" });
    interview.do(interviewer, { type: "interview.end" });
    expect(interview.state.pending).toEqual({});
    expect(interview.state.revealed).toEqual([]);
  });

  it("removes a person, but not oneself", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    expect(interview.do(interviewer, { type: "participant.remove", participantId: interviewer.participantId })).toMatchObject({ ok: false });
    interview.do(interviewer, { type: "participant.remove", participantId: candidate.participantId });
    expect(interview.state.participants[candidate.participantId]?.removed).toBe(true);
  });
});

describe("typing by interviewers", () => {
  it("AN8 is switched by interviewers alone, while the interview goes on, and shown to the candidate", () => {
    const { interview, interviewer, candidate, observer } = aLiveInterview();
    const shown = () => buildView({ ...interview, viewer: candidate, locale: "en" }).interviewerTyping;
    expect(shown()).toBe(false);
    for (const other of [candidate, observer]) expect(interview.do(other, { type: "interviewerTyping.set", allowed: true })).toMatchObject({ code: "forbidden" });
    expect(interview.do(interviewer, { type: "interviewerTyping.set", allowed: true })).toMatchObject({ ok: true, events: [{ allowed: true }] });
    expect(shown()).toBe(true);
    expect(interview.do(interviewer, { type: "interviewerTyping.set", allowed: true })).toEqual({ ok: true, events: [] });
    interview.do(interviewer, { type: "interview.pause" });
    expect(interview.do(interviewer, { type: "interviewerTyping.set", allowed: false })).toMatchObject({ ok: true });
    expect(shown()).toBe(false);
    interview.do(interviewer, { type: "interview.end" });
    expect(interview.do(interviewer, { type: "interviewerTyping.set", allowed: true })).toMatchObject({ code: "interviewEnded" });
  });

  it("AN8 can not be switched in the lobby", () => {
    const lobby = new RuleInterview();
    expect(lobby.do(lobby.admit("interviewer"), { type: "interviewerTyping.set", allowed: true })).toMatchObject({ code: "interviewNotStarted" });
  });
});

describe("reveal", () => {
  it("RV1 can be undone until it is completed", () => {
    const { interview, interviewer } = aLiveInterview();
    const revealId = id();
    interview.do(interviewer, { type: "node.reveal", revealId, nodeId: "q1" });
    expect(interview.state.pending[revealId]?.dueAt).toBe(interview.now + 2_000);
    interview.do(interviewer, { type: "reveal.undo", revealId });
    interview.system({ type: "reveal.complete", revealId });
    expect(interview.state.revealed).toEqual([]);
    interview.reveal(interviewer, "q1");
    const [last] = Object.keys(interview.state.pending);
    expect(last).toBeUndefined();
    expect(interview.do(interviewer, { type: "reveal.undo", revealId })).toMatchObject({ ok: false, code: "undoTooLate" });
  });

  it("RV2 never touches a revealed node again", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    for (const type of ["queue.add", "node.drop"] as const) {
      const command = type === "queue.add" ? ({ type, nodeId: "q1", at: "back" } as const) : ({ type, nodeId: "q1" } as const);
      expect(interview.do(interviewer, command)).toMatchObject({ ok: false, code: "alreadyRevealed" });
    }
    expect(interview.do(interviewer, { type: "node.reveal", revealId: id(), nodeId: "q1" })).toMatchObject({ ok: false, code: "alreadyRevealed" });
  });

  it("RV3 refuses a follow-up or card before its question", () => {
    const { interview, interviewer } = aLiveInterview();
    for (const nodeId of ["q1-f1", "q1-card"]) {
      expect(interview.do(interviewer, { type: "node.reveal", revealId: id(), nodeId })).toMatchObject({ ok: false, code: "notRevealed" });
    }
    expect(interview.do(interviewer, { type: "node.reveal", revealId: id(), nodeId: "nothing" })).toMatchObject({ ok: false, code: "notFound" });
  });

  it("RV4 puts an undone node at the head of the queue", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.do(interviewer, { type: "queue.add", nodeId: "q2", at: "back" });
    const revealId = id();
    interview.do(interviewer, { type: "node.reveal", revealId, nodeId: "q1" });
    interview.do(interviewer, { type: "reveal.undo", revealId });
    expect(interview.state.queue).toEqual(["q1", "q2"]);
  });

  it("RV5 proposes the queue's head, else the outline from the current question on, never a card", () => {
    const { interview, interviewer } = aLiveInterview();
    const next = () => nextNodeId(interview.scenario, interview.state);
    expect(next()).toBe("q1");
    interview.reveal(interviewer, "q1");
    expect(next()).toBe("q1-f1");
    interview.do(interviewer, { type: "node.drop", nodeId: "q1-f1" });
    expect(next()).toBe("q1-f2");
    interview.do(interviewer, { type: "queue.add", nodeId: "q3", at: "back" });
    expect(next()).toBe("q3");
    interview.do(interviewer, { type: "queue.remove", nodeId: "q3" });
    interview.reveal(interviewer, "q2");
    expect(next()).toBe("q2-f1");
    interview.reveal(interviewer, "q3");
    for (const nodeId of ["q3-f1", "q3-f2", "q3-f3"]) interview.do(interviewer, { type: "node.drop", nodeId });
    expect(next()).toBeNull();
    interview.do(interviewer, { type: "node.restore", nodeId: "q3-f2" });
    expect(next()).toBe("q3-f2");
  });

  it("RV6 marks a follow-up that was raised alone and does not reveal it", () => {
    const { interview, interviewer } = aLiveInterview();
    expect(interview.do(interviewer, { type: "followUp.markSelfFound", nodeId: "q1-f1" })).toMatchObject({ ok: false, code: "notRevealed" });
    interview.reveal(interviewer, "q1");
    interview.do(interviewer, { type: "followUp.markSelfFound", nodeId: "q1-f1" });
    expect(interview.state.selfFound).toHaveProperty("q1-f1");
    expect(interview.do(interviewer, { type: "node.reveal", revealId: id(), nodeId: "q1-f1" })).toMatchObject({ ok: false, code: "alreadyRevealed" });
    expect(interview.do(interviewer, { type: "followUp.markSelfFound", nodeId: "q1" })).toMatchObject({ ok: false });
  });

  it("RV7 queues a follow-up typed on the spot in front", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.reveal(interviewer, "q1");
    interview.do(interviewer, { type: "queue.add", nodeId: "q1-f1", at: "back" });
    const nodeId = id();
    interview.do(interviewer, { type: "followUp.add", nodeId, questionId: "q1", prompt: "왜 그런가요?", minutes: 2 });
    expect(interview.state.queue).toEqual([nodeId, "q1-f1"]);
  });
});

describe("runs", () => {
  const run = (questionId: string) => ({ type: "snippet.run", runId: id(), questionId, source: "true" }) as const;

  it("RN1 run only for a revealed question with a task", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    expect(interview.do(candidate, run("q2"))).toMatchObject({ ok: false, code: "notRevealed" });
    interview.reveal(interviewer, "q1");
    interview.reveal(interviewer, "q2");
    expect(interview.do(candidate, run("q1"))).toMatchObject({ ok: false, code: "invalid" });
    expect(interview.do(candidate, run("q2"))).toMatchObject({ ok: true });
  });

  it("RN2 keep one waiting run a person, and cancel or finish it once", () => {
    const { interview, interviewer, candidate, observer } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const first = run("q2");
    interview.do(candidate, first);
    expect(interview.do(candidate, run("q2"))).toMatchObject({ ok: false, code: "tooManyRequests" });
    expect(interview.do(observer, { type: "run.cancel", runId: first.runId })).toMatchObject({ ok: false, code: "forbidden" });
    interview.do(candidate, { type: "run.cancel", runId: first.runId });
    interview.system({ type: "run.fail", runId: first.runId, code: "unavailable" });
    expect(interview.state.runs.map((entry) => entry.state)).toEqual(["cancelled"]);
  });

  it("RN5 end without a linter, whose findings follow once", () => {
    const { interview, interviewer, candidate } = aLiveInterview();
    interview.reveal(interviewer, "q2");
    const linted = run("q2");
    interview.do(candidate, linted);
    const lint = { type: "run.lint", runId: linted.runId, findings: [{ id: "shellcheck:SC2086", message: "quote" }] } as const;
    const kinds = () => interview.journal.flatMap(({ event }) => (event.type.startsWith("run.") ? [event.type] : []));
    interview.system({ ...lint, findings: [...lint.findings] });
    expect(kinds()).toEqual(["run.requested"]);
    const evidence = { kind: "shell", engine: { name: "bash", authoritative: true }, verdict: "pass", cases: [], findings: [{ id: "commands", message: "awk" }], queuedMs: 0 } as const;
    interview.system({ type: "run.finish", runId: linted.runId, evidence: { ...evidence, cases: [], findings: [...evidence.findings], lintFollows: true } });
    expect(interview.state.runs[0]).toMatchObject({ state: "finished", evidence: { verdict: "pass", findings: evidence.findings, lintFollows: true } });
    for (let times = 0; times < 2; times += 1) interview.system({ ...lint, findings: [...lint.findings] });
    expect(kinds()).toEqual(["run.requested", "run.finished", "run.linted"]);
    expect(interview.state.runs[0]?.evidence).toEqual({ ...evidence, findings: [...evidence.findings, ...lint.findings] });
    // One that finished whole, as every run did once, takes nothing more.
    const whole = run("q2");
    interview.do(candidate, whole);
    interview.system({ type: "run.finish", runId: whole.runId, evidence: { ...evidence, cases: [], findings: [...evidence.findings] } });
    interview.system({ ...lint, runId: whole.runId, findings: [...lint.findings] });
    expect(interview.state.runs[1]?.evidence?.findings).toEqual(evidence.findings);
  });
});

describe("scores and notes", () => {
  it("SC1 come from interviewers and observers only", () => {
    const { interview, candidate } = aLiveInterview();
    expect(interview.do(candidate, { type: "score.set", scope: "interview", criterionId: "overall-a", level: 5 })).toMatchObject({ ok: false, code: "forbidden" });
    expect(interview.do(candidate, { type: "note.write", noteId: id(), text: "x", questionId: null })).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("SC2 stay sealed until all have handed in or the deadline has passed, in any order of submission", () => {
    for (const order of [["interviewer", "observer"], ["observer", "interviewer"]] as const) {
      const people = aLiveInterview();
      const { interview } = people;
      expect(interview.do(people.interviewer, { type: "scores.submit" })).toMatchObject({ ok: false, code: "interviewNotEnded" });
      interview.do(people.interviewer, { type: "interview.end" });
      interview.do(people[order[0]], { type: "scores.submit" });
      expect(isSealed(interview.state, interview.now)).toBe(true);
      expect(isSealed(interview.state, interview.now + 24 * 3_600_000)).toBe(false);
      interview.do(people[order[1]], { type: "scores.submit" });
      expect(isSealed(interview.state, interview.now)).toBe(false);
    }
  });

  it("SC3 leave \"not observed\" out of every figure", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    interview.do(interviewer, { type: "score.set", scope: "interview", criterionId: "overall-a", level: 4 });
    interview.do(observer, { type: "score.set", scope: "interview", criterionId: "overall-a", level: "notObserved" });
    interview.do(observer, { type: "score.set", scope: "interview", criterionId: "overall-b", level: "notObserved" });
    const result = resultOf(interview.scenario, interview.state);
    expect(result.rows.find((row) => row.criterionId === "overall-a")).toMatchObject({ median: 4, spread: 0 });
    expect(result.rows.find((row) => row.criterionId === "overall-b")).toMatchObject({ median: null, spread: null });
    expect(result.overall).toBe(4);
    expect(median([1, 4])).toBe(2.5);
    expect(median([5, 1, 3])).toBe(3);
  });

  it("SC4 can not be changed after handing in", () => {
    const { interview, interviewer } = aLiveInterview();
    interview.do(interviewer, { type: "interview.end" });
    const score = { type: "score.set", scope: "interview", criterionId: "overall-a", level: 3 } as const;
    expect(interview.do(interviewer, score)).toMatchObject({ ok: true });
    interview.do(interviewer, { type: "scores.submit" });
    expect(interview.do(interviewer, { ...score, level: 5 })).toMatchObject({ ok: false, code: "alreadySubmitted" });
  });

  it("refuses a score for a question that was not asked or a criterion that does not exist", () => {
    const { interview, interviewer } = aLiveInterview();
    expect(interview.do(interviewer, { type: "score.set", scope: "q1", criterionId: "q1-c1", level: 3 })).toMatchObject({ ok: false, code: "notRevealed" });
    expect(interview.do(interviewer, { type: "score.set", scope: "interview", criterionId: "nope", level: 3 })).toMatchObject({ ok: false, code: "notFound" });
  });

  it("SC5 keep a note with its author", () => {
    const { interview, interviewer, observer } = aLiveInterview();
    const noteId = id();
    interview.do(interviewer, { type: "note.write", noteId, text: "first", questionId: null });
    for (const type of ["note.delete", "note.share"] as const) {
      expect(interview.do(observer, { type, noteId })).toMatchObject({ ok: false, code: "forbidden" });
    }
    expect(interview.do(observer, { type: "note.edit", noteId, text: "mine" })).toMatchObject({ ok: false, code: "forbidden" });
    interview.do(interviewer, { type: "note.edit", noteId, text: "second" });
    expect(interview.state.notes[0]?.text).toBe("second");
    interview.do(interviewer, { type: "note.delete", noteId });
    expect(interview.state.notes).toEqual([]);
  });

  it("pins a quote with its span and takes it back", () => {
    const { interview, interviewer } = aLiveInterview();
    const pin = { type: "evidence.pin", evidenceId: id(), questionId: "q1", start: 2, end: 5, quote: "abc", criterionId: null } as const;
    expect(interview.do(interviewer, pin)).toMatchObject({ ok: false, code: "notRevealed" });
    interview.reveal(interviewer, "q1");
    expect(interview.do(interviewer, { ...pin, end: 2 })).toMatchObject({ ok: false, code: "invalid" });
    interview.do(interviewer, pin);
    expect(interview.state.pins).toHaveLength(1);
    interview.do(interviewer, { type: "evidence.unpin", evidenceId: pin.evidenceId });
    expect(interview.state.pins).toEqual([]);
  });
});
