import { z } from "zod";
import { blankFollowUp } from "@/lib/content/own/blank";
import { languageOf } from "@/lib/content/own/from-handout";
import { ownFromScenario } from "@/lib/content/own/from-scenario";
import { firstClause } from "@/lib/content/import/passages";
import { ownScenarioSchema, type OwnScenario } from "@/lib/content/own/own-scenario";
import type { AdHocFollowUp } from "@/lib/domain/interview/state";
import { can, type Viewer } from "@/lib/domain/permissions";
import { failure, FailureError, success, type Result } from "@/lib/protocol/failures";
import { idSchema } from "@/lib/protocol/ids";
import type { Account } from "../../auth/account";
import { loadRoom } from "../../interviews/room";
import { database } from "../../journal/database";
import { attempt, parseInput } from "../attempt";
import { saveDraft } from "./drafts";
import { enterScenario } from "./enter-scenario";
import { insertDraft } from "./insert-draft";

const keepSchema = z.object({ nodeIds: z.array(idSchema).min(1).max(50) });

export type KeptFollowUps = { slug: string; kept: number; /** A copy was made to keep them in, because the scenario itself is not one's to change. */ copied: boolean };

/**
 * Takes follow-ups that were typed on the spot in an interview into the draft of its scenario, or into a copy where the scenario can not be
 * changed by this account. Taking one twice changes nothing.
 * Codes: unauthenticated, forbidden (no interviewer of it, or still to be asked it), invalid, notFound (nothing to keep), conflict, unavailable.
 */
export async function keepFollowUps(account: Account | null, viewer: Viewer, input: unknown): Promise<Result<KeptFollowUps>> {
  return attempt<KeptFollowUps>(async () => {
    if (account === null) return failure("unauthenticated");
    if (!can(viewer, "console.open") || viewer.userId !== account.userId) return failure("forbidden");
    const { nodeIds } = parseInput(keepSchema, input);
    const room = await loadRoom(database, viewer.interviewId);
    const wanted = (room?.state.adHoc ?? []).filter(({ nodeId }) => nodeIds.includes(nodeId));
    if (room === null || wanted.length === 0) return failure("notFound");
    const { slug } = room.scenario;
    const entered = await enterScenario(account, slug, "scenario.copy");
    const draft = await enterScenario(account, slug, "scenario.edit").then((own) => own.draft, () => null);
    if (draft === null) {
      const content = withFollowUps(ownFromScenario(room.scenario, entered.subject.library ? slug : null), wanted);
      return success({ slug: await insertDraft(account.userId, null, content, entered.familySlug), kept: wanted.length, copied: true });
    }
    const before = ownScenarioSchema.parse(draft.content);
    const content = withFollowUps(before, wanted);
    const kept = count(content) - count(before);
    if (kept > 0) valueOf(await saveDraft(account, slug, { revision: draft.revision, content }));
    return success({ slug, kept, copied: false });
  });
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new FailureError(result.code, result.field);
  return result.value;
}

const count = ({ questions }: OwnScenario) => questions.reduce((sum, question) => sum + question.followUps.length, 0);

/** Ids are those of the interview, so that keeping a follow-up again finds it there. */
function withFollowUps(own: OwnScenario, added: readonly AdHocFollowUp[]): OwnScenario {
  return {
    ...own,
    questions: own.questions.map((question) => {
      const known = new Set(question.followUps.map(({ id }) => id));
      const fresh = added.filter(({ nodeId, questionId }) => questionId === question.id && !known.has(nodeId));
      const followUps = fresh.map(({ nodeId, prompt, minutes }) => {
        const put = (text: string) => ({ ko: "", en: "", [languageOf(prompt)]: text });
        return { ...blankFollowUp(() => nodeId), minutes, title: put(firstClause(prompt)), prompt: put(prompt) };
      });
      return { ...question, followUps: [...question.followUps, ...followUps] };
    }),
  };
}

/** Which of an interview's own follow-ups can be kept. Throws `FailureError`: forbidden, notFound, unavailable. */
export async function listKeepable(viewer: Viewer): Promise<AdHocFollowUp[]> {
  if (!can(viewer, "console.open")) throw new FailureError("forbidden");
  const room = await loadRoom(database, viewer.interviewId);
  if (room === null) throw new FailureError("notFound");
  return [...room.state.adHoc];
}
