import { randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import { pool, prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { seenBy } from "@/lib/server/use-cases/scenario-seen";
import { getScenario } from "@/lib/server/use-cases/scenarios";
import { startInstallation } from "../support/builders/installation";
import { aGuest, aMember, anInterview, aStoredScenario } from "../support/builders/interviews";
import { anAccount } from "../support/builders/people";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

async function knows(userId: string, slug: string): Promise<string[]> {
  return (await seenBy([userId], [slug])).map(({ role }) => role).sort();
}

async function act(viewer: Viewer, command: Command): Promise<void> {
  const result = await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } });
  if (!result.ok) throw new Error(result.code);
}

const aSlug = async () => aStoredScenario({ slug: `seen-${randomUUID().slice(0, 8)}` });

describe("who has seen which scenario", () => {
  it("counts interviewers and observers from their admission, candidates from the start, raters from handing in", async () => {
    const scenario = await aSlug();
    const interview = await anInterview({ scenario });
    const candidate = await aMember(interview, "candidate");
    const observer = await aMember(interview, "observer");
    await aGuest(interview, "candidate");
    expect(await knows(interview.host.userId, scenario.slug)).toEqual(["interviewer"]);
    expect(await knows(observer.account.userId, scenario.slug)).toEqual(["observer"]);
    expect(await knows(candidate.account.userId, scenario.slug)).toEqual([]);

    await act(interview.interviewer, { type: "interview.start" });
    expect(await seenBy([candidate.account.userId])).toEqual([
      { userId: candidate.account.userId, slug: scenario.slug, role: "candidate", interviewId: interview.interviewId, at: expect.any(Number) },
    ]);
    const late = await aMember(interview, "candidate");
    expect(await knows(late.account.userId, scenario.slug)).toEqual(["candidate"]);

    await act(interview.interviewer, { type: "interview.end" });
    await act(observer.viewer, { type: "scores.submit" });
    expect(await knows(observer.account.userId, scenario.slug)).toEqual(["observer", "rater"]);
    expect(await prisma().scenarioSeen.count({ where: { scenarioSlug: scenario.slug } })).toBe(5);
  });

  it("leaves out a candidate who was removed before the start, and an account that is gone", async () => {
    const scenario = await aSlug();
    const interview = await anInterview({ scenario });
    const removed = await aMember(interview, "candidate");
    const gone = await aMember(interview, "candidate");
    await act(interview.interviewer, { type: "participant.remove", participantId: removed.viewer.participantId });
    await prisma().user.delete({ where: { id: gone.account.userId } });
    await act(interview.interviewer, { type: "interview.start" });
    expect(await knows(removed.account.userId, scenario.slug)).toEqual([]);
    expect(await prisma().scenarioSeen.count({ where: { scenarioSlug: scenario.slug } })).toBe(1);
  });

  it("counts whoever opens it in the library, once, and nobody who was refused", async () => {
    const { slug } = await aSlug();
    const reader = await anAccount();
    await getScenario(reader, slug, "ko");
    const [first] = await seenBy([reader.userId], [slug]);
    await getScenario(reader, slug, "en");
    expect(await seenBy([reader.userId], [slug])).toEqual([{ ...first, role: "reader", interviewId: null }]);
    const interview = await anInterview({ scenario: await aSlug() });
    const { account } = await aMember(interview, "candidate");
    const asked = (await prisma().interview.findUniqueOrThrow({ where: { id: interview.interviewId }, include: { scenarioVersion: true } })).scenarioVersion.slug;
    expect(await getScenario(account, asked, "ko")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await knows(account.userId, asked)).toEqual([]);
  });

  it("is filled in for interviews from before the record by its migration", async () => {
    const scenario = await aSlug();
    const interview = await anInterview({ scenario });
    const candidate = await aMember(interview, "candidate");
    const observer = await aMember(interview, "observer");
    const waiting = await aMember(await anInterview({ scenario }), "candidate");
    await act(interview.interviewer, { type: "interview.start" });
    await act(interview.interviewer, { type: "interview.end" });
    await act(observer.viewer, { type: "scores.submit" });
    const people = [interview.host, candidate.account, observer.account, waiting.account].map(({ userId }) => userId);
    const written = await seenBy(people);
    await prisma().scenarioSeen.deleteMany();
    await pool().query(await backfill());
    const restored = await seenBy(people);
    const parts = (records: typeof written) => records.map(({ at: _, ...record }) => JSON.stringify(record)).sort();
    expect(parts(restored)).toEqual(parts(written));
    expect(written).toHaveLength(4);
  });
});

/** The statement of the migration that reads earlier interviews. */
async function backfill(): Promise<string> {
  const folder = join(import.meta.dirname, "../../prisma/migrations");
  const name = (await readdir(folder)).find((entry) => entry.endsWith("_scenario_seen"));
  const sql = await readFile(join(folder, name ?? "", "migration.sql"), "utf8");
  return sql.slice(sql.indexOf(`INSERT INTO "ScenarioSeen"`));
}
