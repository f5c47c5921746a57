import { writeFile } from "node:fs/promises";
import type { OwnerNames } from "./files-after";
import { CANDIDATE, groupName, userName } from "./users";

/** Account that sandboxes run as where the server is root: nobody, who owns nothing. */
const NOBODY = 65_534;
/** Host ids that stand for the sandbox's accounts 1..65535; above every range that distributions hand out. */
const MAPPED_BASE = 1_900_000_000;
const MAPPED_COUNT = 65_535;

export const serverIsRoot = () => process.getuid?.() === 0;

/** Ids for `spawn`: never root. */
export const spawnIds = () => (serverIsRoot() ? { uid: NOBODY, gid: NOBODY } : {});

/** Maps root inside to nobody outside and the other accounts to ids nobody has. Needs a root server. */
export async function mapAccounts(pid: number): Promise<void> {
  const map = `0 ${NOBODY} 1\n1 ${MAPPED_BASE + 1} ${MAPPED_COUNT}\n`;
  await writeFile(`/proc/${pid}/uid_map`, map);
  await writeFile(`/proc/${pid}/gid_map`, map);
}

/** Names of owners as the sandbox sees them, from the ids that the host sees. */
export function ownerNames(mapped: boolean, asRoot: boolean): OwnerNames {
  const inside = (hostId: number) => {
    if (mapped && hostId > MAPPED_BASE) return hostId - MAPPED_BASE;
    return asRoot ? 0 : CANDIDATE.uid;
  };
  return { user: (id) => userName(inside(id)), group: (id) => groupName(inside(id)) };
}
