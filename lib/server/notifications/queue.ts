import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import { prisma, pool } from "../db";
import { errorFields, log } from "../logger";
import { deliver } from "./deliver";
import { findNotices, type Notice } from "./find-notices";

/**
 * The durable queue: jobs of graphile-worker in the same database. Every node runs it; each job runs on one of them.
 * A notice and its job are written in one transaction, so neither can be lost without the other.
 */

const FIND = "notifications:find";
const DELIVER = "notifications:deliver";
/** With graphile-worker's growing pauses, the last attempt comes about an hour and a half after the first. */
export const MAX_ATTEMPTS = 8;
const CRONTAB = `* * * * * ${FIND}`;

const quietLogger = new Logger(() => (level, message) => (level === "error" ? log.error("queue", { reason: message }) : undefined));

/** Writes notices that are new, each with its job; gives how many. */
export async function enqueue(notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  return prisma().$transaction(async (transaction) => {
    const created = await transaction.notification.createManyAndReturn({
      data: notices.map(({ eventKey, userId, webhookId, content }) => ({ eventKey, userId, webhookId, content, recipient: userId ? `user:${userId}` : `webhook:${webhookId}` })),
      skipDuplicates: true,
      select: { id: true },
    });
    for (const { id } of created) {
      await transaction.$queryRaw`SELECT id::text FROM graphile_worker.add_job(${DELIVER}, json_build_object('id', ${id}::text), job_key => ${id}, max_attempts => ${MAX_ATTEMPTS}::int)`;
    }
    return created.length;
  });
}

const tasks: TaskList = {
  [FIND]: async () => {
    await enqueue(await findNotices(Date.now()));
  },
  [DELIVER]: async (payload, { job, addJob }) => {
    const { id } = payload as { id: string };
    const later = await deliver(id, { isLast: job.attempts >= job.max_attempts });
    // A new job, because this one ends when its task does.
    if (later !== null) await addJob(DELIVER, { id }, { runAt: new Date(later), maxAttempts: MAX_ATTEMPTS });
  },
};

/** Makes the queue's own tables where they are missing and starts working; the caller stops it before the database is closed. */
export async function startQueue(): Promise<Runner> {
  return run({ pgPool: pool(), logger: quietLogger, taskList: tasks, crontab: CRONTAB, concurrency: 2, noHandleSignals: true, pollInterval: 5_000 });
}

/** Starts the queue beside the server; a failure is logged and leaves everything else running. Gives how to stop it. */
export function startNotifications(): () => Promise<void> {
  const started = startQueue().catch((thrown: unknown) => {
    log.error("notifications not started", errorFields(thrown));
    return null;
  });
  return async () => {
    const runner = await started;
    await runner?.stop().catch((thrown: unknown) => log.warn("queue stopped badly", errorFields(thrown)));
  };
}
