import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDERS = ["app", "components", "content", "lib", "public"];
const FILES = ["next.config.js", "package-lock.json", "postcss.config.mjs", "prisma/schema.prisma", "tsconfig.json"];
/** Neither is part of what is built: the one follows from the schema, the other builds. */
const LEFT_OUT = ["lib/server/db/generated", "lib/cli"];

/** A hash of everything that a build is made from. */
export function sourceStamp(root: string): string {
  const hash = createHash("sha256");
  for (const file of [...FOLDERS.flatMap((folder) => filesUnder(root, folder)), ...FILES]) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  if (LEFT_OUT.includes(folder)) return [];
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, name);
    return entry.isFile() ? [name] : [];
  });
}
