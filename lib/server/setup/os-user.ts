import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** A user to run a program as; null stands for the user of this process. */
export type OsUser = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root: there it runs as the owner of its files, or as the system user `postgres`, who is created when
 * missing. Null when this process is not root.
 */
export function databaseUser(dataFiles?: string): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = dataFiles === undefined ? undefined : statSync(dataFiles, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp("postgres") ?? create("postgres");
}

function lookUp(name: string): OsUser | null {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function create(name: string): OsUser {
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name], { encoding: "utf8" });
  const user = lookUp(name);
  if (!user) throw new Error(`Could not make the system user ${name}: ${made.stderr || made.error?.message}`);
  return user;
}

/** Whether `user` can start this program and have it end with success. */
export function canRun(program: string, args: string[], user: OsUser | null): boolean {
  return spawnSync(program, args, { ...user, stdio: "ignore", cwd: "/" }).status === 0;
}

/** Whether `user` can go through this existing folder and every folder above it. */
export function canReach(folder: string, user: OsUser | null): boolean {
  return user === null || canRun("/bin/sh", ["-c", 'cd "$1"', "sh", folder], user);
}
