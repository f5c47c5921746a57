import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { hostSchema } from "@/lib/content/host";
import { atTerminal, terminalAt } from "@/lib/domain/playback/navigation";
import type { LoggedEdit } from "@/lib/domain/playback/answer-log";
import type { Viewer } from "@/lib/domain/permissions";
import { buildPlaybackView } from "@/lib/domain/views";
import type { RunEvidence } from "@/lib/protocol/evidence";
import { aLiveInterview } from "../support/interview";
import { aScenario } from "../support/scenario";

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

describe("the terminal played back", () => {
  const host = hostSchema.parse({
    schema: 1, from: "q1", name: "web-1", user: "sre", prompt: "colon", kernel: "6.1", system: "Debian", startsAt: "2026-11-19T09:00:00+09:00", timeZone: "Asia/Seoul", bootedAt: "2026-11-01T00:00:00+09:00",
    events: [{ id: "disk-full", title: { ko: "디스크가 찬다", en: "The disk fills" }, from: "q1", wall: "no space left on device" }],
  });
  const [first, second] = [randomUUID(), randomUUID()];

  /** q1 at 2 s; `uptime` at 5 s with its output at 8 s in /var/log, an answer by hand at 10 s, a message at 12 s, `df` at 15 s without an end. */
  function watched() {
    const { interview, interviewer, candidate } = aLiveInterview(aScenario({ host }));
    const then = (ms: number, act: () => { ok: boolean }) => {
      interview.wait(ms);
      expect(act().ok).toBe(true);
    };
    interview.reveal(interviewer, "q1");
    then(3_000, () => interview.do(candidate, { type: "host.command", entryId: first, line: "uptime" }));
    const result = { engine: { name: "bash", authoritative: true }, output: "up 18 days\n", exitCode: 0, truncated: false, asked: [{ command: "uptime", heldFor: "q3" }], kept: [], sets: [], cwd: "/var/log", env: "", written: {} };
    then(3_000, () => interview.system({ type: "host.respond", entryId: first, result }));
    then(2_000, () => interview.do(interviewer, { type: "host.answer", entryId: first, text: "load average: 9" }));
    then(2_000, () => interview.do(interviewer, { type: "host.inject", eventId: "disk-full" }));
    then(3_000, () => interview.do(candidate, { type: "host.command", entryId: second, line: "df" }));
    interview.reveal(interviewer, "q2");
    // Written after the message, before the second command.
    const written = { ...edit(13_000, "가"), seq: interview.journal.find(({ event }) => event.type === "host.injected")!.seq + 0.5 };
    const view = (viewer: Viewer) =>
      buildPlaybackView({ interviewId: interview.interviewId, state: interview.state, scenario: interview.scenario, viewer, locale: "en", now: interview.now }, { entries: interview.journal, logs: new Map([["q1", [written]]]) });
    return [interviewer, candidate].map(view);
  }

  it("shows each command with its output from when that came, to everybody alike, and nothing of what it waited for", () => {
    for (const view of watched()) {
      const on = (clockMs: number) => terminalAt(view, clockMs)!.items.map((item) => (item.kind === "command" ? [item.line, item.state, item.output] : [item.kind, item.text]));
      expect(on(4_999)).toEqual([]);
      expect(on(7_999)).toEqual([["uptime", "queued", ""]]);
      expect(on(8_000)).toEqual([["uptime", "done", "up 18 days\n"]]);
      expect(on(14_000)).toEqual([["uptime", "done", "up 18 days\n"], ["answer", "load average: 9"], ["wall", "Broadcast message from systemd-journald@web-1 (Thu 2026-11-19 09:00:12 KST):\n\nno space left on device"]]);
      expect(on(60_000).at(-1)).toEqual(["df", "queued", ""]);
      expect([1_000, 14_000].map((clockMs) => terminalAt(view, clockMs)!.prompt)).toEqual(["sre@web-1:~$ ", "sre@web-1:/var/log$ "]);
      expect(view.moments.filter(({ kind }) => kind === "host").map(({ questionId }) => questionId)).toEqual(["q1", "q1", "q1", "q1"]);
      expect(JSON.stringify(view)).not.toContain("heldFor");
    }
  });

  it("follows the candidate to the terminal, back to the answer, and away when something is asked", () => {
    const [view] = watched();
    expect([3_000, 6_000, 13_500, 15_500, 18_000].map((clockMs) => atTerminal(view!, clockMs))).toEqual([false, true, false, true, false]);
  });
});
