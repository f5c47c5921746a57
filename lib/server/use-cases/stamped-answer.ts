import { findNode } from "@/lib/domain/interview/outline";
import { can, type Viewer } from "@/lib/domain/permissions";
import { answerAt } from "@/lib/domain/playback/answer-log";
import { failure, success, type Result } from "@/lib/protocol/failures";
import type { StampedAnswer } from "@/lib/protocol/stamps";
import { readPast } from "../playback/past";
import { attempt } from "./attempt";

/** The answer to a question as it stood when one of its nodes was revealed ("before this follow-up"). Codes: forbidden, notRevealed, unavailable. */
export async function getStampedAnswer(viewer: Viewer, interviewId: string, nodeId: string): Promise<Result<StampedAnswer>> {
  return attempt(async () => {
    if (viewer.interviewId !== interviewId || !can(viewer, "text.read")) return failure("forbidden");
    const past = await readPast(interviewId);
    const stamp = past?.state.revealed.find((revealed) => revealed.nodeId === nodeId);
    const node = past && findNode(past.scenario, past.state, nodeId);
    if (!past || !stamp || !node) return failure("notRevealed");
    const text = answerAt(past.logs.get(node.questionId) ?? [], { seq: stamp.seq });
    return success({ nodeId, questionId: node.questionId, clockMs: stamp.clockMs, text });
  });
}
