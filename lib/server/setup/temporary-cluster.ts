import { randomBytes } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster, type Cluster } from "./cluster";
import { canReach, databaseUser } from "./os-user";

/** A PostgreSQL for tests and tools: fast instead of safe, and gone with its files when stopped or when this process ends. */
export async function startTemporaryCluster(): Promise<Cluster> {
  const folder = await makeFolder(tmpdir());
  return startCluster({ folder, password: randomBytes(18).toString("base64url"), durable: false, temporary: true });
}

/** TMPDIR may be a place of root's own; /tmp is everybody's. */
async function makeFolder(parent: string): Promise<string> {
  const user = databaseUser();
  const folder = await mkdtemp(path.join(canReach(parent, user) ? parent : "/tmp", "kkori-temporary-"));
  await chmod(folder, 0o711);
  return folder;
}
