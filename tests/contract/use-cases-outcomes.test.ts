import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { listOutcomes, OUTCOMES_MAX_INTERVIEWS } from "@/lib/server/use-cases/outcomes";
import { startInstallation } from "../support/builders/installation";
import { aMember, anInterview, aStoredScenario } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

async function does(viewer: Viewer, command: Command): Promise<void> {
  const { interviewId } = viewer;
  expect(await executeCommand({ interviewId, viewer, envelope: { id: randomUUID(), command } })).toMatchObject({ ok: true });
}

/** An interview that has ended, scored by its interviewer and an observer; only the interviewer has handed in. */
async function aScoredInterview() {
  const scenario = await aStoredScenario();
  const criterion = scenario.criteria[0]!;
  const interview = await anInterview({ scenario });
  const { interviewer } = interview;
  const [observer, candidate] = [await aMember(interview, "observer"), await aMember(interview, "candidate")];
  await does(interviewer, { type: "interview.start" });
  await does(interviewer, { type: "score.set", scope: "interview", criterionId: criterion.id, level: 4 });
  await does(observer.viewer, { type: "score.set", scope: "interview", criterionId: criterion.id, level: 3 });
  await does(interviewer, { type: "interview.end" });
  await does(interviewer, { type: "scores.submit" });
  return { interview, observer, candidate, criterion };
}

describe("what opened scores say", () => {
  it("stays unsaid while a rater has not handed in, and is the same for everybody afterwards", async () => {
    const { interview, observer, candidate, criterion } = await aScoredInterview();
    const everybody = [interview.host, observer.account, candidate.account];
    for (const account of everybody) expect(await listOutcomes(account, [interview.interviewId], "ko")).toEqual([]);
    await does(observer.viewer, { type: "scores.submit" });
    const outcome = { interviewId: interview.interviewId, overall: 3.5, medians: [{ competency: criterion.competency, criterion: criterion.name.en, median: 3.5 }] };
    for (const account of everybody) expect(await listOutcomes(account, [interview.interviewId], "en")).toEqual([outcome]);
  });

  it("is for those who took part", async () => {
    const { interview, observer } = await aScoredInterview();
    await does(observer.viewer, { type: "scores.submit" });
    expect(await listOutcomes(await anAccount(), [interview.interviewId], "ko")).toEqual([]);
    await expect(listOutcomes(null, [interview.interviewId], "ko")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is not folded for more interviews at once than the limit", async () => {
    const many = Array.from({ length: OUTCOMES_MAX_INTERVIEWS + 1 }, () => randomUUID());
    await expect(listOutcomes(await anAccount(), many, "ko")).rejects.toMatchObject({ code: "invalid" });
    expect(await listOutcomes(await anAccount(), many.slice(1), "ko")).toEqual([]);
  });
});
