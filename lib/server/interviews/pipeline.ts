import { decide } from "@/lib/domain/interview/decide";
import { decideSystem } from "@/lib/domain/interview/decide-system";
import type { SystemCommand } from "@/lib/domain/interview/system-commands";
import type { Viewer } from "@/lib/domain/permissions";
import { commandEnvelopeSchema, type CommandResult } from "@/lib/protocol/commands";
import { failure, FailureError, type Failure } from "@/lib/protocol/failures";
import { randomUUID } from "node:crypto";
import type { ZodError } from "zod";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { live } from "../realtime/live";
import { peers } from "../realtime/peers";
import { afterCommit } from "./after-commit";
import { catchUp } from "./catch-up";
import { commit, type Attempt } from "./commit";
import { releaseRoom, retainRoom, withRoom } from "./rooms";

export type CommandInput = { interviewId: string; viewer: Viewer; envelope: unknown };

/** The pipeline's code as the first user of it in this process loaded it; a route handler's bundle uses the same one. */
export type Pipeline = {
  command(input: CommandInput): Promise<CommandResult>;
  system(interviewId: string, command: SystemCommand, commandId: string): Promise<CommandResult>;
};

/**
 * What a person does to an interview, from a socket or a route: parse -> authorise -> decide -> journal -> acknowledge -> project -> send.
 * The viewer comes from cookies. Always answers; a database that is away is `unavailable`, and sending the same envelope again is harmless.
 */
export function executeCommand(input: CommandInput): Promise<CommandResult> {
  return pipeline().command(input);
}

/** What the server itself does to an interview. `commandId` makes a repeat harmless across restarts and nodes. */
export function executeSystemCommand(interviewId: string, command: SystemCommand, options: { commandId?: string } = {}): Promise<CommandResult> {
  return pipeline().system(interviewId, command, options.commandId ?? randomUUID());
}

/** The process's one pipeline. The server asks for it first, so that its own code is the one that runs. */
export function pipeline(): Pipeline {
  return (live().pipeline ??= { command: runCommand, system: runSystemCommand });
}

async function runCommand({ interviewId, viewer, envelope }: CommandInput): Promise<CommandResult> {
  const parsed = commandEnvelopeSchema.safeParse(envelope);
  if (!parsed.success) return malformed(parsed.error);
  if (viewer.interviewId !== interviewId) return failure("forbidden");
  const { id, command } = parsed.data;
  return answered(interviewId, (scenario) => ({
    commandId: id,
    actorId: viewer.participantId,
    decide: (state, at) =>
      state.participants[viewer.participantId]?.removed ? failure("forbidden") : decide({ state, scenario, actor: viewer, command, at }),
  }));
}

async function runSystemCommand(interviewId: string, command: SystemCommand, commandId: string): Promise<CommandResult> {
  return answered(interviewId, () => ({ commandId, actorId: null, decide: (state, at) => decideSystem(state, command, at) }));
}

type AttemptOf = (scenario: Parameters<typeof decide>[0]["scenario"]) => Attempt;

async function answered(interviewId: string, attemptOf: AttemptOf): Promise<CommandResult> {
  try {
    return await withRoom(interviewId, (room) =>
      room.inTurn(async () => {
        const { result, news, top } = await commit(room, attemptOf(room.scenario));
        if (room.seq < top) catchUp().follow(interviewId);
        if (news.length > 0) peers()?.journaled([[room, top]]);
        // The answer goes out first, then the views, in journal order for everybody.
        retainRoom(interviewId);
        setImmediate(() => void afterCommit(room, news).finally(() => releaseRoom(interviewId)));
        return result;
      }),
    );
  } catch (thrown) {
    if (thrown instanceof FailureError) return failure(thrown.code, thrown.field);
    if (!isPassing(thrown)) throw thrown;
    log.warn("command not journaled", { interviewId, ...errorFields(thrown), stack: undefined });
    return failure("unavailable");
  }
}

/** Names the first field at fault. A snippet over its limit says so, everything else is `invalid`. */
function malformed(error: ZodError): Failure {
  const issue = error.issues[0];
  const field = issue?.path.join(".");
  return failure(issue?.message === "tooLarge" ? "tooLarge" : "invalid", field === "" ? undefined : field);
}
