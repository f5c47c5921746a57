import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivate(file: string, content: string): void {
  const draft = `${file}.half`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/** The file's text, or null when there is none. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The secret kept in this file; made at random the first time. */
export function keptSecret(file: string): string {
  const kept = readIfThere(file)?.trim();
  if (kept) return kept;
  const made = randomBytes(SECRET_BYTES).toString("base64url");
  writePrivate(file, `${made}\n`);
  return made;
}
