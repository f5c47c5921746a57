import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cursorPlace } from "@/components/console/answer/cursor-place";
import { isPending, settle, type Pending } from "@/components/console/commands/pending";
import { announcements, type Announced } from "@/components/console/layout/announcements";
import { nextTarget } from "@/components/console/next/next-target";
import { caseLabel, chosenCase, runsOf } from "@/components/console/run/runs";
import type { AnswerText } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { consoleRun, consoleView } from "../support/console-view";

describe("what R reveals", () => {
  it("is the node that the server named", () => {
    expect(nextTarget(consoleView())).toMatchObject({ node: { nodeId: "q3-month" }, insteadOf: null });
    expect(nextTarget(consoleView({ nextNodeId: null }))).toBeNull();
  });

  it("is the question first when a follow-up of a hidden question was queued", () => {
    expect(nextTarget(consoleView({ nextNodeId: "q4-context" }))).toMatchObject({ node: { nodeId: "q4" }, insteadOf: { node: { nodeId: "q4-context" } } });
  });
});

describe("something shown before the view has it", () => {
  const sent: Pending<string> = { value: "note", seq: null };

  it("stays until a view holds it", () => {
    expect(isPending(sent, 500)).toBe(true);
    const settled = settle(sent, { ok: true, seq: 12 });
    expect(settled && isPending(settled, 11)).toBe(true);
    expect(settled && isPending(settled, 12)).toBe(false);
  });

  it("is gone when it was refused", () => {
    expect(settle(sent, { ok: false, code: "interviewEnded" })).toBeNull();
  });
});

describe("announcements", () => {
  const page = (view: ConsoleView, over: Partial<Announced> = {}): Announced => ({ view, connection: "online", presence: [], ...over });
  const withFollowUp = (change: object): ConsoleView => {
    const view = consoleView();
    return { ...view, questions: view.questions.map((each) => ({ ...each, followUps: each.followUps.map((node) => (node.nodeId === "q3-month" ? { ...node, ...change } : node)) })) };
  };
  const title = "달이 바뀌는 자정에도 이 비교가 맞나. 아니면 어디를 고치나";
  const sending = withFollowUp({ state: "sending", sending: { revealId: "r", dueAt: 1 } });

  it("say that a reveal is on its way, is out, or was taken back", () => {
    expect(announcements(page(consoleView()), page(sending))).toEqual([{ key: "sending", title }]);
    expect(announcements(page(sending), page(withFollowUp({ state: "revealed", revealedClockMs: 9 })))).toEqual([{ key: "revealed", title }]);
    expect(announcements(page(sending), page(consoleView()))).toEqual([{ key: "undone", title }]);
  });

  it("say nothing when nothing happened", () => {
    expect(announcements(page(consoleView()), page(consoleView()))).toEqual([]);
  });

  it("say a reveal that an observer only sees when it is out", () => {
    const before = consoleView();
    before.questions = before.questions.filter((each) => each.nodeId !== "q3");
    expect(announcements(page(before), page(consoleView())).map((each) => each.key)).toEqual(["revealed"]);
  });

  it("say the connection, the clock, and the candidate's coming and going", () => {
    const minjae = { participantId: "p-minjae", name: "최민재", role: "candidate" as const, latencyMs: null };
    const before = page(consoleView(), { presence: [{ ...minjae, online: true }] });
    expect(announcements(before, { ...before, connection: "offline" })).toEqual([{ key: "offline" }]);
    expect(announcements(before, { ...before, connection: "connecting" })).toEqual([]);
    expect(announcements(before, { ...before, presence: [{ ...minjae, online: false }] })).toEqual([{ key: "left", name: "최민재" }]);
    const paused = consoleView();
    expect(announcements(before, { ...before, view: { ...paused, clock: { ...paused.clock, status: "paused" } } })).toEqual([{ key: "status", status: "paused" }]);
  });
});

describe("runs on the console", () => {
  it("stand newest first, for one answer", () => {
    const runs = runsOf(consoleView({ runs: [consoleRun({ runId: "a", number: 1 }), consoleRun({ runId: "b", number: 2 }), consoleRun({ runId: "c", number: 3, questionId: "q1" })] }), "q3");
    expect(runs.map((run) => run.runId)).toEqual(["b", "a"]);
  });

  it("open at the first case that did not pass", () => {
    expect(chosenCase(consoleRun(), null)?.caseId).toBe("month");
    expect(chosenCase(consoleRun(), "noon")?.caseId).toBe("noon");
    expect(chosenCase(consoleRun({ evidence: null }), null)).toBeNull();
  });

  it("name a case, and fall back to its id", () => {
    expect(caseLabel(consoleRun(), "month")).toEqual({ name: "달이 바뀌는 자정", about: "400줄" });
    expect(caseLabel(consoleRun(), "unknown")).toEqual({ name: "unknown", about: "" });
  });
});

describe("the candidate's caret", () => {
  const doc = new Y.Doc();
  const text = doc.getText("answer");
  text.insert(0, "a\nb\nc");
  const at = (head: unknown) => {
    const cursor = { questionId: "q1", anchor: head, head, topLine: 7, participantId: "p", name: "민재" };
    return cursorPlace({ doc, text, cursors: new Map([["p", cursor]]) } as unknown as AnswerText, "p");
  };

  it("is found by line", () => {
    expect(at(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 4)))).toEqual({ line: 3, topLine: 7 });
  });

  it("is nowhere for positions that do not fit this text", () => {
    const [foreign, sibling] = [new Y.Doc().getText("answer"), doc.getText("sibling")];
    for (const other of [foreign, sibling]) other.insert(0, "elsewhere");
    const [away, beside] = [foreign, sibling].map((other) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(other, 3)));
    for (const head of [away, beside, null, 5, "x", {}, { type: { client: 1, clock: -4 } }]) expect(at(head)).toBeNull();
  });
});
