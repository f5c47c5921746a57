import { createServer } from "node:http";
import next from "next";
import { closeDatabase } from "./db";
import { env, EnvironmentError } from "./env";
import { errorFields, log } from "./logger";
import { startNotifications } from "./notifications/queue";
import { attachRealtime } from "./realtime/attach";
import { resumeUnfinishedRuns } from "./runs/unfinished";
import { stampClientAddress } from "./security/client-address";

/** Time for a clean stop; whatever still hangs then is cut off, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

/** Pages, HTTP and sockets on one port. */
async function main(): Promise<void> {
  const { NODE_ENV, HOST, PORT, TRUST_PROXY } = env();
  const http = createServer();
  const app = next({ dev: NODE_ENV === "development", hostname: HOST, port: PORT, httpServer: http });
  await app.prepare();
  const handle = app.getRequestHandler();
  // Before the sockets are attached: they take their own path out and leave the rest to this handler.
  http.on("request", (request, response) => {
    stampClientAddress(request, TRUST_PROXY);
    void handle(request, response);
  });
  const realtime = attachRealtime(http);

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(PORT, HOST, resolve);
  });
  log.info("listening", { host: HOST, port: PORT });
  resumeUnfinishedRuns().catch((thrown: unknown) => log.warn("unfinished runs not taken up", errorFields(thrown)));

  const stopNotifications = startNotifications();

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    http.close();
    await Promise.all([realtime.close(), stopNotifications()]);
    http.closeAllConnections();
    await app.close();
    await closeDatabase();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop().catch((thrown: unknown) => {
        log.error("stop failed", errorFields(thrown));
        process.exit(1);
      });
    });
  }
}

main().catch((thrown: unknown) => {
  if (thrown instanceof EnvironmentError) process.stderr.write(`${thrown.message}\n`);
  else log.error("start failed", errorFields(thrown));
  process.exit(1);
});
