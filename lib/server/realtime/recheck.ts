import { stillAdmitted } from "../auth/still-admitted";
import { isPassing } from "../journal/database";
import { errorFields, log } from "../logger";
import { dismiss } from "./dismiss";
import type { LiveServer } from "./live-socket";

/** Sends those away whose session ended or who were removed since they joined. A database that is away proves nothing. */
export async function recheckAll(io: LiveServer): Promise<void> {
  const connections = [...io.sockets.sockets.values()].filter(({ connected }) => connected);
  try {
    const admitted = await stillAdmitted(connections.map(({ data }) => data));
    for (const [at, connection] of connections.entries()) if (!admitted[at]) dismiss({ connection }, "unauthenticated");
  } catch (thrown) {
    if (!isPassing(thrown)) log.error("sessions not looked at again", errorFields(thrown));
  }
}
