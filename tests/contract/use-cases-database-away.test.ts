import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { signIn } from "@/lib/server/auth/sign-in";
import { resolveViewer } from "@/lib/server/auth/viewer";
import { signUp } from "@/lib/server/use-cases/accounts";
import { createInterview, listInterviews } from "@/lib/server/use-cases/interviews";
import { createInvite, joinByInvite, openInvite } from "@/lib/server/use-cases/invites";
import { getReview } from "@/lib/server/use-cases/review";
import { listScenarios } from "@/lib/server/use-cases/scenarios";
import { startInstallation } from "../support/builders/installation";
import { aGuest, anInterview, type Guest, type StoredInterview } from "../support/builders/interviews";

let installation: Awaited<ReturnType<typeof startInstallation>>;
let interview: StoredInterview;
let guest: Guest;

beforeAll(async () => {
  installation = await startInstallation();
  interview = await anInterview();
  guest = await aGuest(interview, "candidate");
});
afterAll(() => installation.stop().catch(() => undefined));

const UNAVAILABLE = { ok: false, code: "unavailable" };

describe("while the database answers", () => {
  it("the health check says so", async () => {
    const answer = await health();
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true, database: true }]);
  });
});

const lost: [how: string, lose: () => Promise<void>][] = [
  ["its connections were cut and it is gone", () => installation.dropDatabase()],
  ["nothing listens where it was", () => installation.pointAt("postgresql://kkori@127.0.0.1:1/kkori")],
];

describe.each(lost)("when %s", (_how, lose) => {
  beforeAll(lose);

  it("the health check says so with 503", async () => {
    const answer = await health();
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false, database: false }]);
  });

  it("what people do is answered with a code", async () => {
    expect(await signUp({ email: "a@example.test", name: "a", password: "long enough it is" }, randomUUID())).toEqual(UNAVAILABLE);
    expect(await signIn({ email: "a@example.test", password: "a" }, randomUUID())).toEqual(UNAVAILABLE);
    expect(await createInterview(interview.host, { scenarioSlug: "sample", plannedMinutes: 45 })).toEqual(UNAVAILABLE);
    expect(await createInvite(interview.interviewer, "observer")).toEqual(UNAVAILABLE);
    expect(await joinByInvite(interview.candidateToken, { name: "a" }, null, randomUUID())).toEqual(UNAVAILABLE);
  });

  it("what pages read throws the code and no more", async () => {
    const reads = [
      () => listInterviews(interview.host, {}),
      () => listScenarios("ko"),
      () => openInvite(interview.candidateToken),
      () => resolveViewer(guest.cookie, interview.interviewId, "room"),
      () => getReview(guest.viewer, interview.interviewId, "ko"),
    ];
    for (const read of reads) await expect(read()).rejects.toMatchObject({ name: "FailureError", code: "unavailable" });
  });
});
