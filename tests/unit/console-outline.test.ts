import { describe, expect, it } from "vitest";
import { foldCounts, foldedByDefault, followUpTree, isFoldable, isOut, isWaiting, locate, moveSelection, nodesOf, undoable, visibleIds } from "@/components/console/outline/outline";
import { searchOutline } from "@/components/console/search/search";
import { card, consoleView, followUp, question } from "../support/console-view";

const { questions } = consoleView();

describe("the outline", () => {
  it("hangs follow-ups off their parents, and orphans off the question", () => {
    const tree = followUpTree([followUp({ nodeId: "a" }), followUp({ nodeId: "b", parentId: "a" }), followUp({ nodeId: "c", parentId: "b" }), followUp({ nodeId: "d", parentId: "gone" })]);
    expect(tree.map((branch) => branch.node.nodeId)).toEqual(["a", "d"]);
    expect(tree[0]?.children[0]?.children[0]?.node.nodeId).toBe("c");
  });

  it("lists children after their parent even when the list does not, and cards last", () => {
    const listed = nodesOf(question({ nodeId: "q", index: 1, followUps: [followUp({ nodeId: "a" }), followUp({ nodeId: "b" }), followUp({ nodeId: "a1", parentId: "a" })], cards: [card({ nodeId: "k" })] }));
    expect(listed.map((node) => node.nodeId)).toEqual(["q", "a", "a1", "b", "k"]);
  });

  it("finds a node with its question", () => {
    expect(locate(questions, "q2-nfs")?.question.nodeId).toBe("q2");
    expect(locate(questions, "q3")?.node.kind).toBe("question");
    expect(locate(questions, "nowhere")).toBeNull();
    expect(locate(questions, null)).toBeNull();
  });

  it("folds finished questions except the last finished one", () => {
    expect([...foldedByDefault(questions)]).toEqual(["q1"]);
    expect(foldCounts(questions[0]!)).toEqual({ asked: 2, left: 1, followUps: 3, cards: 0 });
  });

  it("folds questions ahead except the next one, and never what holds a queued node or is current", () => {
    const ahead = (index: number, state: "hidden" | "queued" = "hidden") => question({ nodeId: `a${index}`, index, followUps: [followUp({ nodeId: `f${index}`, state })] });
    const line = [...questions, ahead(6), ahead(7, "queued"), ahead(8)];
    expect([...foldedByDefault(line)]).toEqual(["q1", "a6", "a8"]);
    expect(questions.filter(isFoldable).map((each) => each.nodeId)).toEqual(["q1", "q2", "q4"]);
  });

  it("moves the selection over visible rows and stops at the ends", () => {
    const ids = visibleIds(questions, (id) => foldedByDefault(questions).has(id));
    expect(ids.slice(0, 4)).toEqual(["q1", "q2", "q2-kill", "q2-nfs"]);
    expect(moveSelection(ids, "q1", 1)).toBe("q2");
    expect(moveSelection(ids, "q1", -1)).toBe("q1");
    expect(moveSelection(ids, ids.at(-1)!, 1)).toBe("q5");
    expect(moveSelection(ids, null, 1)).toBe("q1");
    expect(moveSelection(ids, "q1-a", -1)).toBe("q5");
    expect(moveSelection([], null, 1)).toBeNull();
  });

  it("knows which states are out and which wait", () => {
    expect(["hidden", "queued", "sending", "revealed", "current", "done", "dropped", "selfFound"].filter((state) => isOut(state as "hidden"))).toEqual(["revealed", "current", "done", "selfFound"]);
    expect(["hidden", "queued", "sending", "dropped"].filter((state) => isWaiting(state as "hidden"))).toEqual(["hidden", "queued"]);
  });

  it("takes back the newest reveal that is still on its way", () => {
    const sending = [
      question({ nodeId: "q1", index: 1, state: "sending", sending: { revealId: "r1", dueAt: 10 } }),
      question({ nodeId: "q2", index: 2, state: "current", followUps: [followUp({ nodeId: "f", state: "sending", sending: { revealId: "r2", dueAt: 20 } })] }),
    ];
    expect(undoable(sending)).toMatchObject({ nodeId: "f", revealId: "r2" });
    expect(undoable(questions)).toBeNull();
  });
});

describe("search in the outline", () => {
  it("matches hidden text, in any case and any Hangul form", () => {
    const prepared = [question({ nodeId: "q1", index: 1, followUps: [followUp({ nodeId: "f", goodReply: "PSI(pressure stall)를 본다" })] })];
    expect(searchOutline(prepared, "psi PRESSURE").map((hit) => hit.node.nodeId)).toEqual(["f"]);
    expect(searchOutline(questions, "자정".normalize("NFD")).map((hit) => hit.node.nodeId)).toEqual(["q3-month"]);
  });

  it("puts hits in titles first and wants every word", () => {
    const prepared = [question({ nodeId: "q1", index: 1, prompt: "sort는 무엇을 쓰나" }), question({ nodeId: "q2", index: 2, title: "sort와 메모리" })];
    expect(searchOutline(prepared, "sort").map((hit) => hit.node.nodeId)).toEqual(["q2", "q1"]);
    expect(searchOutline(prepared, "sort 메모리").map((hit) => hit.node.nodeId)).toEqual(["q2"]);
  });

  it("finds nothing for blanks or words that stand nowhere", () => {
    expect(searchOutline(questions, "  ")).toEqual([]);
    expect(searchOutline(questions, "inode")).toEqual([]);
  });

  it("shows the text around the word", () => {
    const long = `${"앞 ".repeat(40)}pressure${" 뒤".repeat(40)}`;
    const [hit] = searchOutline([question({ nodeId: "q", index: 1, modelAnswer: long })], "pressure");
    expect(hit?.excerpt).toContain("pressure");
    expect(hit?.excerpt.startsWith("…")).toBe(true);
  });
});
