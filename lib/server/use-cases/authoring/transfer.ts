import { HandoutError, type HandoutErrorCode } from "@/lib/content/import/handout-error";
import { importHandout, writeScenarioAside, type ImportedFile } from "@/lib/content/import/import-handout";
import { HANDOUT_MAX_BYTES } from "@/lib/content/import/read-handout";
import { ownFromScenario } from "@/lib/content/own/from-scenario";
import { ownScenarioSchema, type OwnScenario } from "@/lib/content/own/own-scenario";
import { ScenarioFileError } from "@/lib/content/own/scenario-file";
import { canAccount } from "@/lib/domain/permissions";
import { canScenario } from "@/lib/domain/scenario-permissions";
import { FairQueue } from "@/lib/evaluators/queue/fair-queue";
import { failure, success, type FailureCode, type Result } from "@/lib/protocol/failures";
import type { Account } from "../../auth/account";
import { prisma } from "../../db";
import { countAttempt } from "../../security/rate-limit";
import { attempt } from "../attempt";
import { recordSeenOutside } from "../scenario-seen";
import { parseScenario } from "../scenario-versions";
import { enterScenario } from "./enter-scenario";

const REASON: Record<HandoutErrorCode, FailureCode> = {
  empty: "handoutEmpty",
  tooLarge: "handoutTooLarge",
  tooLong: "handoutTooLong",
  unpacksTooLarge: "handoutUnpacksTooLarge",
  noText: "handoutWithoutText",
  unreadable: "handoutUnreadable",
  unknownFormat: "handoutFormat",
  tooSlow: "handoutTooSlow",
};

/** Files are read one at a time; their people take turns. */
const reading = new FairQueue(1);

/** Reads a file in, saving nothing. Codes: unauthenticated, tooManyRequests, handout..., scenarioFile (names the field), unavailable. */
export async function readFileForDraft(account: Account | null, bytes: Uint8Array, root: string): Promise<Result<ImportedFile>> {
  return attempt<ImportedFile>(async () => {
    if (account === null || !canAccount(account, "scenario.create")) return failure("unauthenticated");
    if (bytes.byteLength > HANDOUT_MAX_BYTES) return failure("handoutTooLarge");
    await countAttempt("importAccount", account.userId);
    try {
      const queued = await reading.run({ interviewId: account.userId, signal: AbortSignal.timeout(60_000) }, () => importHandout(bytes, root));
      return success(queued.value);
    } catch (thrown) {
      if (thrown instanceof HandoutError) return failure(REASON[thrown.code]);
      if (thrown instanceof ScenarioFileError) return failure("scenarioFile", thrown.detail);
      throw thrown;
    }
  });
}

export type ScenarioFile = { fileName: string; text: string };

/**
 * A scenario as one file: the draft of one's own where one may change it, else the newest version. Whoever takes it has seen it.
 * Codes: unauthenticated, scenarioUnknown, forbidden, unavailable.
 */
export async function exportScenario(account: Account | null, slug: string, root: string): Promise<Result<ScenarioFile>> {
  return attempt(async () => {
    const { draft, subject, userId, viewer } = await enterScenario(account, slug, "scenario.copy");
    const content = draft !== null && canScenario(viewer, "scenario.edit", subject) ? ownScenarioSchema.parse(draft.content) : await newestVersion(slug, subject.library);
    if (content === null) return failure("scenarioUnknown");
    await recordSeenOutside(prisma(), userId, slug, viewer.isAuthor ? "author" : "reader");
    return success({ fileName: `${slug}.scenario.yaml`, text: await writeScenarioAside(content, root) });
  });
}

async function newestVersion(slug: string, library: boolean): Promise<OwnScenario | null> {
  const version = await prisma().scenarioVersion.findFirst({ where: { slug, isCurrent: true }, select: { content: true } });
  return version && ownFromScenario(parseScenario(version.content), library ? slug : null);
}
