import { groupId, userId } from "../sandbox/users";
import { type Entry, entriesOf, modeText } from "./file-tree";
import type { HostAt } from "./host-at";
import { fullTime } from "./host-time";
import { isOwnFolder, isSilent } from "./listing";
import { mountAt } from "./mounts";
import { absolutePath, lines, operandsOf, output, type Reply } from "./words";

/** `stat` and `stat -c FORMAT` of declared files. */
export function stat(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const paths = operandsOf(words, ["-c", "--format", "--printf"]);
  if (paths.length === 0 || paths.every((path) => isOwnFolder(absolutePath(path, cwd), host.facts.user))) return { kind: "real" };
  const entries = entriesOf(host);
  if (paths.some((path) => isSilent(entries, absolutePath(path, cwd), []))) return { kind: "hangs", out: "" };
  const format = words.find((word) => word.startsWith("--format="))?.slice(9) ?? (words.includes("-c") ? words[words.indexOf("-c") + 1] : undefined);
  const out: string[] = [];
  const err: string[] = [];
  for (const shown of paths) {
    const entry = entries.get(absolutePath(shown, cwd));
    if (!entry) err.push(`stat: cannot statx '${shown}': No such file or directory`);
    else out.push(...(format === undefined ? statBlock(host, entry, shown) : [formatted(host, entry, shown, format)]));
  }
  return output(lines(...out), err.length > 0 ? 1 : 0, lines(...err));
}

function statBlock(host: HostAt, entry: Entry, shown: string): string[] {
  const kind = { file: entry.size === 0 ? "regular empty file" : "regular file", directory: "directory", link: "symbolic link", socket: "socket" }[entry.type];
  const name = entry.link === undefined ? shown : `${shown} -> ${entry.link}`;
  const time = fullTime(entry.modifiedAt, host.facts.timeZone);
  const context = entry.label === "?" ? [] : [`Context: ${entry.label}`];
  return [
    `  File: ${name}`,
    `  Size: ${String(entry.size).padEnd(10)}\tBlocks: ${String(Math.ceil(entry.size / 4096) * 8).padEnd(10)} IO Block: 4096   ${kind}`,
    `Device: ${deviceOf(host, entry)}\tInode: ${String(inodeOf(entry.path)).padEnd(11)} Links: ${entry.type === "directory" ? 2 : 1}`,
    `Access: (${entry.mode.toString(8).padStart(4, "0")}/${modeText(entry)})  Uid: (${idText(userId, entry.owner)}/${entry.owner.padStart(8)})   Gid: (${idText(groupId, entry.group)}/${entry.group.padStart(8)})`,
    ...context,
    `Access: ${time}`,
    `Modify: ${time}`,
    `Change: ${time}`,
    " Birth: -",
  ];
}

/** A number of its own for each path, the same every time. */
function inodeOf(path: string): number {
  let hash = 2_166_136_261;
  for (const character of path) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return 131_072 + (hash % 33_554_432);
}

const deviceOf = ({ mounts }: HostAt, { path }: Entry) => `253,${Math.max(0, mounts.findIndex(({ at }) => at === mountAt(mounts, path)?.at))}`;

/** Number of an account or group; one that the host made itself gets one of those that systems hand out. */
function idText(idOf: (name: string) => number, name: string): string {
  try {
    return String(idOf(name)).padStart(5);
  } catch {
    return String(990 - (inodeOf(name) % 90)).padStart(5);
  }
}

function formatted(host: HostAt, entry: Entry, shown: string, format: string): string {
  const values: Record<string, string> = {
    n: shown, s: String(entry.size), a: entry.mode.toString(8), A: modeText(entry), U: entry.owner, G: entry.group, C: entry.label,
    u: idText(userId, entry.owner).trim(), g: idText(groupId, entry.group).trim(), i: String(inodeOf(entry.path)),
    y: fullTime(entry.modifiedAt, host.facts.timeZone), Y: String(Math.floor(entry.modifiedAt / 1000)), F: entry.type === "file" ? "regular file" : entry.type,
  };
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => (letter === "%" ? "%" : (values[letter] ?? whole)));
}
