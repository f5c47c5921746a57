import { type HostFile, modeOf } from "@/lib/content/host";
import type { HostAt } from "./host-at";

/** One entry of the host's file system as its facts make it. */
export type Entry = {
  path: string;
  type: "file" | "directory" | "link" | "socket";
  mode: number;
  owner: string;
  group: string;
  size: number;
  modifiedAt: number;
  label: string;
  link?: string;
  silent: boolean;
};

const DIRECTORY_SIZE = 4096;

/** All entries by path, folders above declared files included. */
export function entriesOf(host: HostAt): Map<string, Entry> {
  const booted = Date.parse(host.facts.bootedAt);
  const found = new Map<string, Entry>();
  for (const file of host.files) found.set(file.path, entryOf(file, booted));
  for (const path of [...found.keys()]) {
    for (const folder of foldersAbove(path)) {
      if (!found.has(folder)) found.set(folder, { path: folder, type: "directory", mode: 0o755, owner: "root", group: "root", size: DIRECTORY_SIZE, modifiedAt: booted, label: "?", silent: false });
    }
  }
  return found;
}

function entryOf(file: HostFile, booted: number): Entry {
  const type = file.directory ? "directory" : file.link !== undefined ? "link" : file.socket ? "socket" : "file";
  return {
    path: file.path,
    type,
    mode: modeOf(file),
    owner: file.owner,
    group: file.group,
    size: file.size ?? (type === "directory" ? DIRECTORY_SIZE : (file.link ?? file.text ?? "").length),
    modifiedAt: file.modifiedAt === undefined ? booted : Date.parse(file.modifiedAt),
    label: file.label ?? "?",
    silent: file.silent === true,
    ...(file.link === undefined ? {} : { link: file.link }),
  };
}

/** `/a/b/c` gives `/`, `/a`, `/a/b`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.map((_, at) => `/${parts.slice(0, at).join("/")}`);
}

export function childrenOf(entries: ReadonlyMap<string, Entry>, folder: string): Entry[] {
  const prefix = folder === "/" ? "/" : `${folder}/`;
  return [...entries.values()].filter(({ path }) => path !== "/" && path.startsWith(prefix) && !path.slice(prefix.length).includes("/")).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `-rw-r-----`. */
export function modeText({ type, mode }: Pick<Entry, "type" | "mode">): string {
  const kind = { file: "-", directory: "d", link: "l", socket: "s" }[type];
  const bits = type === "link" ? 0o777 : mode;
  const triple = (shift: number, special: boolean, letter: string) => {
    const part = (bits >> shift) & 7;
    const last = part & 1 ? (special ? letter : "x") : special ? letter.toUpperCase() : "-";
    return `${part & 4 ? "r" : "-"}${part & 2 ? "w" : "-"}${last}`;
  };
  return kind + triple(6, (bits & 0o4000) !== 0, "s") + triple(3, (bits & 0o2000) !== 0, "s") + triple(0, (bits & 0o1000) !== 0, "t");
}

/** `6.2G`, as `-h` shows a size. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < 4) {
    value /= 1024;
    unit += 1;
  }
  const shown = value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  return `${shown}${"KMGTP".charAt(unit)}`;
}
