import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import type { CommentsView, CommentWrite } from "@/lib/protocol/comments";
import { withRoom } from "@/lib/server/interviews/rooms";
import { TypedAnswer } from "@/lib/server/seed/typed-answer";
import { claim } from "@/lib/server/text/claims";
import { TextConnection } from "@/lib/server/text/commit-texts";
import { executeCommand, executeSystemCommand } from "@/lib/server/interviews/pipeline";
import { deleteComment, editComment, listComments, writeComment } from "@/lib/server/use-cases/comments";
import type { Command } from "@/lib/protocol/commands";
import { startInstallation } from "../support/builders/installation";
import { aGuest, anInterview, must, type StoredInterview } from "../support/builders/interviews";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let interview: StoredInterview;
let candidate: Viewer;
let observer: Viewer;

const send = async (viewer: Viewer, command: Command) => {
  const result = await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } });
  if (!result.ok) throw new Error(`${command.type}: ${result.code}`);
};
const aComment = (over: Partial<CommentWrite> = {}): CommentWrite => ({ commentId: randomUUID(), threadId: null, clockMs: 5_000, span: null, text: "여기서 올라갔습니다", mentions: [], ...over });
const write = async (viewer: Viewer, over: Partial<CommentWrite> = {}) => must(await writeComment(viewer, interview.interviewId, aComment(over)));
/** Puts an answer into the journal as its writer's editor would. */
async function writes(viewer: Viewer, questionId: string, text: string): Promise<void> {
  const { interviewId, participantId } = viewer;
  const answer = new TypedAnswer();
  const connection = new TextConnection();
  await withRoom(interviewId, (room) => claim(room, answer.clientId, participantId));
  const outcomes = await connection.commit(answer.type(text, text.length).map((update) => ({ interviewId, questionId, actorId: participantId, ...update })), new Date());
  expect(outcomes.map(({ kind }) => kind)).toEqual(["written"]);
  await connection.close();
}
const texts = (view: CommentsView) => view.threads.flatMap(({ first, replies }) => [first.text, ...replies.map((reply) => reply.text)]);
const listed = async (viewer: Viewer) => must(await listComments(viewer, interview.interviewId));

beforeAll(async () => {
  installation = await startInstallation();
  interview = await anInterview();
  candidate = (await aGuest(interview, "candidate")).viewer;
  observer = (await aGuest(interview, "observer", "박지호")).viewer;
  const host = interview.interviewer;
  await send(host, { type: "interview.start" });
  const revealId = randomUUID();
  await send(host, { type: "node.reveal", revealId, nodeId: "q1" });
  await executeSystemCommand(interview.interviewId, { type: "reveal.complete", revealId });
  await writes(candidate, "q1", "xyabc 다음");
  await send(host, { type: "interview.end" });
});
afterAll(() => installation.stop());

describe("comments before scores open", () => {
  it("reach nobody but their author, and a candidate writes none", async () => {
    await write(observer, { text: "TOKEN observer" });
    await write(interview.interviewer, { text: "TOKEN interviewer" });
    expect(texts(await listed(observer))).toEqual(["TOKEN observer"]);
    expect(texts(await listed(interview.interviewer))).toEqual(["TOKEN interviewer"]);
    expect(await listed(candidate)).toMatchObject({ threads: [], mayWrite: false, sealed: true });
    expect(await writeComment(candidate, interview.interviewId, aComment())).toMatchObject({ ok: false, code: "scoresSealed" });
  });

  it("can not be answered by who may not read them", async () => {
    const own = (await listed(observer)).threads[0]!.first.commentId;
    expect(await writeComment(interview.interviewer, interview.interviewId, aComment({ threadId: own }))).toMatchObject({ ok: false, code: "notFound" });
    expect(await deleteComment(interview.interviewer, interview.interviewId, { commentId: own })).toMatchObject({ ok: false, code: "notFound" });
  });
});

describe("comments once scores are open", () => {
  beforeAll(async () => {
    for (const rater of [interview.interviewer, observer]) await send(rater, { type: "scores.submit" });
  });

  it("are read, answered and counted once by everybody who was there", async () => {
    for (const viewer of [candidate, observer, interview.interviewer]) expect(texts(await listed(viewer))).toEqual(expect.arrayContaining(["TOKEN observer", "TOKEN interviewer"]));
    const thread = (await listed(candidate)).threads.find(({ first }) => first.text === "TOKEN observer")!;
    const reply = aComment({ threadId: thread.first.commentId, clockMs: 99_000, text: "맞아요. @박지호 님 말씀대로입니다", mentions: [observer.participantId, randomUUID(), candidate.participantId] });
    for (let time = 0; time < 2; time += 1) must(await writeComment(candidate, interview.interviewId, reply));
    const seen = (await listed(observer)).threads.find(({ first }) => first.commentId === thread.first.commentId)!;
    expect(seen).toMatchObject({ clockMs: 5_000, replies: [{ author: candidate.name, mine: false, mentions: ["박지호"] }] });
  });

  it("stand at a moment and a stretch of a revealed answer, in the order of the clock", async () => {
    await write(candidate, { clockMs: 1_000, text: "첫 번째", span: { questionId: "q1", start: 2, end: 5, quote: "abc" } });
    const { threads } = await listed(interview.interviewer);
    expect(threads[0]).toMatchObject({ clockMs: 1_000, span: { questionId: "q1", quote: "abc" }, first: { text: "첫 번째" } });
    // Words that do not stand there, or did not at that moment, are no quote.
    for (const span of [{ questionId: "q1", start: 1, end: 4, quote: "abc" }, { questionId: "q1", start: 2, end: 5, quote: "abd" }]) {
      expect(await writeComment(candidate, interview.interviewId, aComment({ span }))).toMatchObject({ ok: false, code: "invalid", field: "span" });
    }
    for (const span of [{ questionId: "q2", start: 0, end: 3, quote: "abc" }, { questionId: "q1", start: 0, end: 9, quote: "abc" }]) {
      expect(await writeComment(candidate, interview.interviewId, aComment({ span }))).toMatchObject({ ok: false, code: "invalid" });
    }
    for (const text of ["", "   ", "x".repeat(4_001)]) expect(await writeComment(candidate, interview.interviewId, aComment({ text }))).toMatchObject({ ok: false, code: "invalid", field: "text" });
  });

  it("are changed and taken back by their author only; answers stay", async () => {
    const commentId = randomUUID();
    await write(observer, { commentId, text: "고칠 것", clockMs: 2_000 });
    await write(candidate, { threadId: commentId, text: "답" });
    for (const viewer of [candidate, interview.interviewer]) {
      expect(await editComment(viewer, interview.interviewId, { commentId, text: "남의 것", mentions: [] })).toMatchObject({ ok: false, code: "notFound" });
      expect(await deleteComment(viewer, interview.interviewId, { commentId })).toMatchObject({ ok: false, code: "notFound" });
    }
    const edited = must(await editComment(observer, interview.interviewId, { commentId, text: "고친 것", mentions: [] }));
    expect(edited.threads.find(({ first }) => first.commentId === commentId)?.first).toMatchObject({ text: "고친 것", edited: true, mine: true });
    const deleted = must(await deleteComment(observer, interview.interviewId, { commentId }));
    expect(deleted.threads.find(({ first }) => first.commentId === commentId)).toMatchObject({ first: { text: null, mentions: [] }, replies: [{ text: "답" }] });
    expect(JSON.stringify(await listed(candidate))).not.toContain("고친 것");
  });

  it("are out of reach for people of other interviews", async () => {
    const other = (await anInterview()).interviewer;
    expect(await listComments(other, interview.interviewId)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await writeComment(other, interview.interviewId, aComment())).toMatchObject({ ok: false, code: "forbidden" });
    await send(other, { type: "interview.start" });
    const thread = (await listed(candidate)).threads[0]!.first.commentId;
    expect(await writeComment(other, other.interviewId, aComment({ threadId: thread }))).toMatchObject({ ok: false, code: "notFound" });
  });
});
