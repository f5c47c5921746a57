import { CANDIDATE, groupId, userId } from "./users";
import type { SandboxEntry } from "./sandbox";

/** A ustar archive of a run's files, so that modes, owners and times arrive with the contents in one stream. */

const BLOCK = 512;

const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, "0")}\0`;

/** Type flags of the format: file, link, directory, named pipe. */
type EntryType = "0" | "2" | "5" | "6";
type Attributes = { mode: number; uid: number; gid: number; modifiedAt: number };

function header(path: string, type: EntryType, size: number, attributes: Attributes, link = ""): Buffer {
  const name = path.replace(/^\/+/, "");
  // The prefix field would give 255 bytes; fixtures have no use for it.
  if (Buffer.byteLength(name) > 100) throw new Error(`path too long for a fixture file: ${path}`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(attributes.mode, 8), 100);
  block.write(octal(attributes.uid, 8), 108);
  block.write(octal(attributes.gid, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(Math.max(0, Math.floor(attributes.modifiedAt)), 12), 136);
  block.write(" ".repeat(8), 148);
  block.write(type, 156);
  block.write(link, 157, 100);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** Directories between a writable directory (not included) and the file. */
function parents(path: string, writable: readonly string[]): string[] {
  const root = writable.find((directory) => path.startsWith(`${directory}/`));
  if (!root) throw new Error(`fixture file outside of the writable directories: ${path}`);
  const parts = path.slice(root.length + 1).split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) throw new Error(`not a plain path: ${path}`);
  return parts.slice(0, -1).map((_, index) => `${root}/${parts.slice(0, index + 1).join("/")}`);
}

/** What is no file has no body. */
function specialHeader(path: string, file: SandboxEntry, attributes: Attributes): Buffer | undefined {
  if (typeof file === "string" || "text" in file) return undefined;
  if ("link" in file) return header(path, "2", 0, { ...attributes, mode: 0o777 }, file.link);
  return "pipe" in file ? header(path, "6", 0, { ...attributes, mode: 0o644 }) : header(path, "5", 0, attributes);
}

/** Packs `files`, as the parts of an archive; throws on a path outside of `writable` and on an unknown owner. */
export function packTar(files: Readonly<Record<string, SandboxEntry>>, writable: readonly string[], clock: number): Buffer[] {
  const chunks: Buffer[] = [];
  const made = new Set<string>();
  const candidate = { uid: CANDIDATE.uid, gid: CANDIDATE.gid };
  for (const [path, file] of Object.entries(files)) {
    for (const directory of parents(path, writable)) {
      if (made.has(directory)) continue;
      made.add(directory);
      chunks.push(header(directory, "5", 0, { ...candidate, mode: 0o755, modifiedAt: clock }));
    }
    const special = specialHeader(path, file, { ...candidate, mode: 0o755, modifiedAt: clock });
    if (special || (typeof file !== "string" && !("text" in file))) {
      if (special) chunks.push(special);
      made.add(path);
      continue;
    }
    const { text, mode = 0o644, owner, group, modifiedAt = clock } = typeof file === "string" ? { text: file } : file;
    const body = Buffer.from(text);
    const uid = owner === undefined ? candidate.uid : userId(owner);
    const gid = group === undefined ? (owner === undefined ? candidate.gid : groupId(owner)) : groupId(group);
    chunks.push(header(path, "0", body.length, { mode, uid, gid, modifiedAt }), body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK));
  }
  chunks.push(Buffer.alloc(2 * BLOCK));
  return chunks;
}
