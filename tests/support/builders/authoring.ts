import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/permissions";
import type { Command } from "@/lib/protocol/commands";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";
import { executeCommand } from "@/lib/server/interviews/pipeline";
import { createDraft } from "@/lib/server/use-cases/authoring/drafts";
import { publishDraft, setReady } from "@/lib/server/use-cases/authoring/publish";
import { anOwnScenario } from "../own-scenario";
import { must } from "./interviews";
import { anAccount } from "./people";

/** A group that writes a scenario: its author, one who runs the group, one who reviews; and somebody outside. */
export type Authors = { author: Account; organiser: Account; reviewer: Account; outsider: Account; groupId: string };

export async function aGroupOfAuthors(): Promise<Authors> {
  const [author, organiser, reviewer, outsider] = [await anAccount({ name: "윤하늘" }), await anAccount({ name: "박지호" }), await anAccount(), await anAccount()];
  const members = [author, organiser, reviewer].map(({ userId }) => ({ userId, role: userId === organiser.userId ? ("organiser" as const) : ("member" as const) }));
  const { id: groupId } = await prisma().group.create({ data: { name: "스터디", members: { create: members } } });
  return { author, organiser, reviewer, outsider, groupId };
}

/** The slug of a new complete draft. */
export async function aDraft(account: Account, input: object = {}): Promise<string> {
  return must(await createDraft(account, { content: anOwnScenario(), ...input })).slug;
}

/** The slug of a scenario that interviews may use, at revision 1. */
export async function aPublishedScenario(account: Account, input: object = {}): Promise<string> {
  const slug = await aDraft(account, input);
  must(await setReady(account, slug, { revision: 1, ready: true }));
  must(await publishDraft(account, slug, { revision: 1 }));
  return slug;
}

export function refusal(code: string, field?: string) {
  return field === undefined ? { ok: false, code } : { ok: false, code, field };
}

/** The one who made an interview, in it. */
export async function hostOf(interviewId: string, account: Account): Promise<Viewer> {
  const row = await prisma().participant.findFirstOrThrow({ where: { interviewId } });
  return { participantId: row.id, interviewId, role: "interviewer", name: row.name, userId: account.userId };
}

export async function act(viewer: Viewer, command: Command): Promise<void> {
  must(await executeCommand({ interviewId: viewer.interviewId, viewer, envelope: { id: randomUUID(), command } }).then((result) => (result.ok ? { ok: true as const, value: null } : result)));
}
