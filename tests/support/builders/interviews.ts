import { randomUUID } from "node:crypto";
import type { Scenario } from "@/lib/content/schema";
import type { Viewer } from "@/lib/domain/permissions";
import type { Result } from "@/lib/protocol/failures";
import type { Role, Surface } from "@/lib/protocol/roles";
import type { Account } from "@/lib/server/auth/account";
import { guestCookieName, resolveViewer } from "@/lib/server/auth/viewer";
import { prisma } from "@/lib/server/db";
import { createInterview } from "@/lib/server/use-cases/interviews";
import { createInvite, joinByInvite } from "@/lib/server/use-cases/invites";
import { makeCurrent } from "@/lib/server/use-cases/scenario-versions";
import { aScenario } from "../scenario";
import { anAccount } from "./people";

/** The value of a use case that has to work here. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}${result.field ? ` (${result.field})` : ""}`);
  return result.value;
}

export function tokenOf(path: string): string {
  return path.split("/").at(-1) ?? "";
}

/** Puts a scenario into the library. */
export async function aStoredScenario(overrides: Partial<Scenario> = {}): Promise<Scenario> {
  const scenario = aScenario(overrides);
  await prisma().$transaction((transaction) => makeCurrent(transaction, scenario));
  return scenario;
}

export type StoredInterview = { interviewId: string; host: Account; interviewer: Viewer; candidateToken: string; observerToken: string };

/** An interview in the lobby with its interviewer; host and scenario default. */
export async function anInterview(overrides: { host?: Account; scenario?: Scenario; groupId?: string } = {}): Promise<StoredInterview> {
  const host = overrides.host ?? (await anAccount());
  const scenario = overrides.scenario ?? (await aStoredScenario());
  const { interviewId, links } = must(await createInterview(host, { scenarioSlug: scenario.slug, plannedMinutes: 45, groupId: overrides.groupId ?? null }));
  const row = await prisma().participant.findFirstOrThrow({ where: { interviewId, userId: host.userId } });
  const interviewer: Viewer = { participantId: row.id, interviewId, role: "interviewer", name: row.name, userId: host.userId };
  return { interviewId, host, interviewer, candidateToken: tokenOf(links.candidate), observerToken: tokenOf(links.observer) };
}

/** Somebody who joins with an account. */
export async function aMember(interview: StoredInterview, role: Role, account?: Account): Promise<{ account: Account; viewer: Viewer }> {
  const person = account ?? (await anAccount({ name: `${role} 님` }));
  const link = must(await createInvite(interview.interviewer, role));
  must(await joinByInvite(tokenOf(link.path), { name: person.name }, person, randomUUID()));
  const row = await prisma().participant.findFirstOrThrow({ where: { interviewId: interview.interviewId, userId: person.userId } });
  return { account: person, viewer: { participantId: row.id, interviewId: interview.interviewId, role, name: row.name, userId: person.userId } };
}

export type Guest = { viewer: Viewer; cookie: string; surface: Surface };

/** Somebody who joins with a name only. */
export async function aGuest(interview: StoredInterview, role: Role, name = "최민재"): Promise<Guest> {
  const link = must(await createInvite(interview.interviewer, role));
  const joined = must(await joinByInvite(tokenOf(link.path), { name }, null, randomUUID()));
  const cookie = `${guestCookieName(interview.interviewId)}=${joined.guestToken}`;
  const viewer = await resolveViewer(cookie, interview.interviewId, joined.surface);
  if (viewer === null) throw new Error("the guest was not admitted");
  return { viewer, cookie, surface: joined.surface };
}
