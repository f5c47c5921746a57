import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { canReach, databaseUser } from "./os-user";

/** Where a data folder goes when the checkout lies in a place that only root can reach, such as /root. */
const SYSTEM_FOLDER = "/var/lib/kkori";

/** The folder can be entered, but not listed, by the user that the database runs as. */
const REACHABLE_MODE = 0o711;
const PRIVATE_MODE = 0o700;

export type DataFolder = { path: string; /** True when the usual place could not be used. */ moved: boolean };

/** The data folder could not be reached by the system user of the database. */
export class UnreachableFolderError extends Error {
  constructor(readonly folder: string) {
    super(`The system user of the database can not reach ${folder}`);
    this.name = "UnreachableFolderError";
  }
}

/**
 * Makes the data folder: `asked` (KKORI_DATA_DIR), else `.kkori` in the checkout. As root, the embedded database runs as another user, who
 * must be able to reach it: then an unreachable checkout gets a folder under /var/lib/kkori, and an unreachable `asked` throws.
 */
export function makeDataFolder(root: string, asked: string | undefined, embedded: boolean): DataFolder {
  const usual = path.resolve(root, asked || ".kkori");
  if (process.getuid?.() !== 0 || !embedded) return make(usual, false);
  const user = databaseUser(path.join(usual, "postgres", "data"));
  make(usual, false);
  if (canReach(usual, user)) return { path: usual, moved: false };
  if (asked) throw new UnreachableFolderError(usual);
  const mark = createHash("sha256").update(root).digest("hex").slice(0, 8);
  return make(path.join(SYSTEM_FOLDER, `${path.basename(root)}-${mark}`), true);
}

function make(folder: string, moved: boolean): DataFolder {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, process.getuid?.() === 0 ? REACHABLE_MODE : PRIVATE_MODE);
  return { path: folder, moved };
}
