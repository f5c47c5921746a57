import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { spawnIds } from "./identity";
import { makeProcessFolder } from "./process-folder";
import { type Allowances, seccompFilter } from "./seccomp";
import { GROUP, PASSWD } from "./users";

/** A folder that only this server process and the sandboxes' account can enter, and names in it; it goes when the process goes. */
export type PrivateFiles = { folder: string; passwd: string; group: string; filter: (allowances: Allowances) => string };

let made: Promise<PrivateFiles> | undefined;

const ALLOWANCES: Allowances[] = [false, true].flatMap((sysvMemory) => (["none", "loopback"] as const).map((network) => ({ network, sysvMemory })));

async function make(): Promise<PrivateFiles> {
  const folder = await makeProcessFolder("kkori-sandbox-");
  const { uid, gid } = spawnIds();
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  const filter = ({ network, sysvMemory }: Allowances) => `filter-${network}-${sysvMemory}`;
  const [passwd, group] = ["passwd", "group"];
  await Promise.all([
    writeFile(join(folder, passwd), PASSWD),
    writeFile(join(folder, group), GROUP),
    ...ALLOWANCES.map(async (allowances) => {
      const program = seccompFilter(allowances);
      if (!program) throw new Error(`no system call filter for ${process.arch}`);
      await writeFile(join(folder, filter(allowances)), program);
    }),
  ]);
  return { folder, passwd, group, filter };
}

/** The files that every sandbox is made with. Rejects where this machine's system calls are not known. */
export function privateFiles(): Promise<PrivateFiles> {
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

/** Forgets the folder after somebody tidied the temporary files away; the next run makes another. */
export function forgetPrivateFiles(): void {
  made = undefined;
}
