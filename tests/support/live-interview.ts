import { randomUUID } from "node:crypto";
import { SESSION_MAX_AGE_S } from "@/lib/server/auth/session";
import type { Scenario } from "@/lib/content/schema";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/server/env";
import { prisma } from "@/lib/server/db";
import { executeSystemCommand } from "@/lib/server/interviews/pipeline";
import type { ConsoleView } from "@/lib/protocol/views";
import { aGuest, anInterview, type Guest, type StoredInterview } from "./builders/interviews";
import { joined, type Identity, type TestSocket } from "./sockets";

export type Cast = { interview: StoredInterview; interviewer: Identity; candidate: Guest; observer: Guest };

/** An interview in the lobby with somebody in every role. */
export async function aCast(scenario?: Scenario): Promise<Cast> {
  const interview = await anInterview(scenario ? { scenario } : {});
  const [candidate, observer] = [await aGuest(interview, "candidate"), await aGuest(interview, "observer", "박지호")];
  return { interview, interviewer: await hostOf(interview), candidate, observer };
}

/** The maker of an interview, signed in, at the console. */
export async function hostOf(interview: StoredInterview): Promise<Identity> {
  return { cookie: await sessionCookie(interview.host.userId), surface: "console", viewer: interview.interviewer };
}

/** The cookie of somebody who signed in. */
export async function sessionCookie(userId: string): Promise<string> {
  const { sessionVersion } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const token = await encode({ token: { uid: userId, sv: sessionVersion }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_MAX_AGE_S });
  return `next-auth.session-token=${token}`;
}

export type LiveInterview = Cast & { console: TestSocket; room: TestSocket };

/** A started interview with console and room connected and the first question revealed. */
export async function aLiveInterview(url: string, scenario?: Scenario): Promise<LiveInterview> {
  const cast = await aCast(scenario);
  const [console, room] = await Promise.all([joined(url, cast.interviewer), joined(url, cast.candidate)]);
  await expectOk(console.send({ type: "interview.start" }));
  await revealNow(console, cast.interview.interviewId, "q1");
  await room.view("the first question", (view) => view.questions.some((question) => question.nodeId === "q1"));
  return { ...cast, console, room };
}

/** Asks for a reveal and waits until the console shows it as done. */
export async function reveal(console: TestSocket, nodeId: string): Promise<void> {
  await expectOk(console.send({ type: "node.reveal", revealId: randomUUID(), nodeId }));
  await console.view<ConsoleView>(`reveal of ${nodeId}`, (view) => isRevealed(view, nodeId));
}

/** Reveals without waiting for the undo window to pass. */
export async function revealNow(console: TestSocket, interviewId: string, nodeId: string): Promise<void> {
  const revealId = randomUUID();
  await expectOk(console.send({ type: "node.reveal", revealId, nodeId }));
  await expectOk(executeSystemCommand(interviewId, { type: "reveal.complete", revealId }));
  await console.view<ConsoleView>(`reveal of ${nodeId}`, (view) => isRevealed(view, nodeId));
}

export function isRevealed(view: ConsoleView, nodeId: string): boolean {
  const nodes = view.questions.flatMap((question) => [question, ...question.followUps, ...question.cards]);
  return nodes.some((node) => node.nodeId === nodeId && node.revealedClockMs !== null);
}

export async function expectOk<T extends { ok: boolean }>(reply: Promise<T>): Promise<T> {
  const result = await reply;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}
