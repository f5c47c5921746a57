import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { LoggedEdit } from "@/lib/domain/playback/answer-log";
import type { Viewer } from "@/lib/domain/permissions";
import { buildPlaybackView } from "@/lib/domain/views";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { aLiveInterview } from "../support/interview";

const evidence: RunEvidence = {
  kind: "shell", engine: { name: "bash", authoritative: true }, verdict: "fail", queuedMs: 0,
  findings: [{ id: "f", message: "TOKEN finding" }],
  cases: (["public", "hidden"] as const).map((visibility) => ({
    caseId: visibility === "public" ? "public" : "hidden-a", visibility, seed: 77_123, verdict: visibility === "public" ? "pass" : "fail",
    checks: [], expectedOutput: `TOKEN expected ${visibility}`, stdout: `output ${visibility}`, stderr: "", exitCode: 0, durationMs: 5, truncated: false,
  })),
};

let cast: ReturnType<typeof aLiveInterview>;
let logs: Map<string, LoggedEdit[]>;
const edit = (clockMs: number, inserted: string): LoggedEdit => ({ seq: clockMs, clockMs, position: 0, removed: 0, inserted });

beforeEach(() => {
  cast = aLiveInterview();
  const { interview, interviewer, candidate, observer } = cast;
  const step = (who: Viewer, command: Parameters<typeof interview.do>[1]) => {
    interview.wait(1_000);
    const outcome = interview.do(who, command);
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.code}`);
  };
  for (const node of ["q1", "q1-f1", "q2", "q2-card"]) interview.reveal(interviewer, node);
  step(interviewer, { type: "followUp.markSelfFound", nodeId: "q2-f1" });
  step(interviewer, { type: "queue.add", nodeId: "q2-f3", at: "back" });
  step(interviewer, { type: "node.drop", nodeId: "q1-f3" });
  const runId = randomUUID();
  step(candidate, { type: "snippet.run", runId, questionId: "q2", source: "echo" });
  interview.wait(1_000);
  interview.system({ type: "run.finish", runId, evidence });
  for (const who of [interviewer, observer]) {
    const [open, closed] = [randomUUID(), randomUUID()];
    step(who, { type: "note.write", noteId: open, text: `NOTE shared ${who.role}`, questionId: "q1" });
    step(who, { type: "note.share", noteId: open });
    step(who, { type: "note.write", noteId: closed, text: `NOTE private ${who.role}`, questionId: who.role === "interviewer" ? "q3" : "q1" });
    step(who, { type: "score.set", scope: "q1", criterionId: "q1-c1", level: who.role === "interviewer" ? 5 : 2 });
    step(who, { type: "evidence.pin", evidenceId: randomUUID(), questionId: "q1", start: 0, end: 1, quote: `PIN ${who.role}`, criterionId: null });
  }
  step(interviewer, { type: "interview.end" });
  logs = new Map([["q1", [edit(3_000, "가"), edit(4_000, "나")]], ["q3", [edit(5_000, "WRITTEN hidden")]]]);
});

function viewOf(viewer: Viewer) {
  const { interview } = cast;
  const context = { interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, viewer, locale: "en" as const, now: interview.now };
  return buildPlaybackView(context, { entries: interview.journal, logs });
}
const textOf = (viewer: Viewer) => JSON.stringify(viewOf(viewer));
const kinds = (viewer: Viewer) => viewOf(viewer).moments.map(({ kind }) => kind);

function unseal() {
  for (const rater of [cast.interviewer, cast.observer]) cast.interview.do(rater, { type: "scores.submit" });
}

describe("playback by role", () => {
  it("VW1 gives a candidate nothing that was hidden: no node, label, rubric, hidden case, note, score or quote", () => {
    const text = textOf(cast.candidate);
    for (const secret of [
      "q3", "q1-f2", "q1-f3", "q2-f1", "q2-f3", "label of", "model answer", "signal", "misconception", "anchor", "criterion", "hidden", "TOKEN expected hidden", "TOKEN finding",
      "77123", "NOTE", "PIN", "selfFound", "score", "queue", "drop", "WRITTEN",
    ]) expect(text, secret).not.toContain(secret);
    expect(kinds(cast.candidate)).toEqual(["question", "followUp", "question", "card", "run"]);
    const run = viewOf(cast.candidate).moments.find(({ kind }) => kind === "run");
    expect(run).toMatchObject({ endedMs: expect.any(Number), run: { verdict: "pass", cases: [{ caseId: "public", stdout: "output public" }] } });
    expect(text).not.toContain("TOKEN");
  });

  it("VW3 gives an observer what was revealed or found, own notes, quotes and scores, and every case of a run", () => {
    const text = textOf(cast.observer);
    for (const secret of ["q3", "q1-f2", "q1-f3", "q2-f3", "NOTE shared interviewer", "NOTE private interviewer", "PIN interviewer", "WRITTEN"]) expect(text, secret).not.toContain(secret);
    for (const own of ["NOTE shared observer", "NOTE private observer", "PIN observer", "TOKEN expected hidden", "prompt of q2-f1", "label of q1"]) expect(text, own).toContain(own);
    expect(viewOf(cast.observer).moments.flatMap((moment) => (moment.kind === "score" ? [moment.level] : []))).toEqual([2]);
  });

  it("SC2 SC5 opens scores and shared notes to everybody together, private notes to nobody", () => {
    unseal();
    for (const viewer of [cast.candidate, cast.observer, cast.interviewer]) {
      const { moments } = viewOf(viewer);
      expect(moments.flatMap((moment) => (moment.kind === "score" ? [moment.level] : [])).sort()).toEqual([2, 5]);
      const text = JSON.stringify(moments);
      for (const role of ["interviewer", "observer"]) {
        expect(text).toContain(`NOTE shared ${role}`);
        expect(text.includes(`NOTE private ${role}`)).toBe(viewer.role === role);
        expect(text.includes(`PIN ${role}`)).toBe(viewer.role === role);
      }
    }
    expect(textOf(cast.candidate)).not.toContain("q3");
  });

  it("does not say on which hidden question a note hangs", () => {
    const own = viewOf(cast.interviewer).moments.find((moment) => moment.kind === "note" && moment.text === "NOTE private interviewer");
    expect(own?.questionId).toBeNull();
  });

  it("counts only revealed answers into the lanes", () => {
    const { density, focus, questions } = viewOf(cast.candidate);
    expect(density.units.reduce((sum, units) => sum + units, 0)).toBe(2);
    expect(focus).toEqual([{ clockMs: 3_000, questionId: "q1" }]);
    expect(questions.map(({ questionId, edits }) => [questionId, edits])).toEqual([["q1", 2], ["q2", 0]]);
  });
});
