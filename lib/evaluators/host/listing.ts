import { childrenOf, type Entry, entriesOf, foldersAbove, humanSize, modeText } from "./file-tree";
import type { HostAt } from "./host-at";
import { fullTime, listTime } from "./host-time";
import { absolutePath, hasFlag, lines, operandsOf, output, type Reply } from "./words";

/** Owners, labels and sizes are facts of the story, which no sandbox can have: these tools answer from them. */

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1) || "/";
const quoted = (name: string) => (/[\s'[\]:]/.test(name) ? `'${name}'` : name);

/** Folders in which a command may have made files of its own; the sandbox knows what stands there. */
export function isOwnFolder(path: string, user: string): boolean {
  return [`/home/${user}`, "/tmp", "/run/host"].some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** `ls` without what was made in the sandbox itself; undefined where nothing declared is named. */
export function ls(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const paths = operandsOf(words, ["--time-style", "-I", "-w"]);
  const wanted = (paths.length === 0 ? [cwd] : paths).map((shown) => ({ shown: paths.length === 0 ? "." : shown, path: absolutePath(shown, cwd) }));
  if (wanted.every(({ path }) => isOwnFolder(path, host.facts.user) || path.startsWith("/usr/bin") || path.startsWith("/usr/lib"))) return { kind: "real" };
  const entries = entriesOf(host);
  if (wanted.some(({ path }) => isSilent(entries, path, words))) return { kind: "hangs", out: "" };
  const style: Style = { long: hasFlag(words, "l") || hasFlag(words, "n") || hasFlag(words, "g"), label: hasFlag(words, "Z"), human: hasFlag(words, "h", "--human-readable"), full: words.some((word) => word.includes("full-iso")), inode: false };
  const all = hasFlag(words, "a", "--all") || hasFlag(words, "A");
  const missing = wanted.filter(({ path }) => !entries.has(path));
  const plain = wanted.flatMap(({ path, shown }) => {
    const entry = entries.get(path);
    return entry && (entry.type !== "directory" || hasFlag(words, "d", "--directory")) ? [{ entry, shown }] : [];
  });
  const folders = wanted.flatMap(({ path, shown }) => (entries.get(path)?.type === "directory" && !hasFlag(words, "d", "--directory") ? [{ path, shown }] : []));
  const blocks = [
    ...(plain.length === 0 ? [] : [rowsOf(host, ordered(plain, words), style)]),
    ...folders.map(({ path, shown }) => {
      const inside = childrenOf(entries, path).filter((entry) => all || !nameOf(entry.path).startsWith(".")).map((entry) => ({ entry, shown: quoted(nameOf(entry.path)) }));
      const head = wanted.length > 1 ? [`${shown}:`] : [];
      const total = style.long ? [`total ${blocksOf(inside.map(({ entry }) => entry), style.human)}`] : [];
      return [...head, ...total, ...rowsOf(host, ordered(inside, words), style)];
    }),
  ];
  const err = lines(...missing.map(({ shown }) => `ls: cannot access '${shown}': No such file or directory`));
  return output(lines(...blocks.flatMap((block, at) => (at === 0 ? block : ["", ...block]))), missing.length > 0 ? 2 : 0, err);
}

type Style = { long: boolean; label: boolean; human: boolean; full: boolean; inode: boolean };
type Row = { entry: Entry; shown: string };

export function isSilent(entries: ReadonlyMap<string, Entry>, path: string, words: readonly string[]): boolean {
  if (entries.get(path)?.silent || foldersAbove(path).some((folder) => entries.get(folder)?.silent)) return true;
  const looksInside = hasFlag(words, "l") || hasFlag(words, "Z") || hasFlag(words, "s") || hasFlag(words, "t");
  return looksInside && !hasFlag(words, "d", "--directory") && childrenOf(entries, path).some((child) => child.silent);
}

function ordered(rows: Row[], words: readonly string[]): Row[] {
  const by = hasFlag(words, "t") ? (a: Row, b: Row) => b.entry.modifiedAt - a.entry.modifiedAt : hasFlag(words, "S") ? (a: Row, b: Row) => b.entry.size - a.entry.size : () => 0;
  const sorted = [...rows].sort(by);
  return hasFlag(words, "r", "--reverse") ? sorted.reverse() : sorted;
}

/** `total` of a listing, in blocks of 1 KiB. */
function blocksOf(entries: readonly Entry[], human: boolean): string {
  const kilobytes = entries.reduce((sum, entry) => sum + (entry.type === "link" ? 0 : Math.ceil(entry.size / 4096) * 4), 0);
  return human ? humanSize(kilobytes * 1024) : String(kilobytes);
}

function rowsOf(host: HostAt, rows: readonly Row[], style: Style): string[] {
  if (!style.long) return rows.map(({ entry, shown }) => (style.label ? `${entry.label} ${shown}` : shown));
  const size = ({ entry }: Row) => (style.human ? humanSize(entry.size) : String(entry.size));
  const widest = (of: (row: Row) => string) => Math.max(0, ...rows.map((row) => of(row).length));
  const [owner, group, bytes, label] = [widest(({ entry }) => entry.owner), widest(({ entry }) => entry.group), widest(size), widest(({ entry }) => entry.label)];
  const time = ({ modifiedAt }: Entry) => (style.full ? fullTime(modifiedAt, host.facts.timeZone) : listTime(modifiedAt, host.now, host.facts.timeZone));
  const mark = host.facts.selinux && host.facts.selinux !== "Disabled" ? "." : "";
  return rows.map((row) => {
    const { entry, shown } = row;
    const context = style.label ? `${entry.label.padEnd(label)} ` : "";
    const arrow = entry.link === undefined ? "" : ` -> ${quoted(entry.link)}`;
    return `${modeText(entry)}${mark} ${entry.type === "directory" ? 2 : 1} ${entry.owner.padEnd(owner)} ${entry.group.padEnd(group)} ${context}${size(row).padStart(bytes)} ${time(entry)} ${shown}${arrow}`;
  });
}

/** `namei -l PATH`. */
export function namei(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const entries = entriesOf(host);
  const out: string[] = [];
  for (const shown of operandsOf(words)) {
    const path = absolutePath(shown, cwd);
    const steps = [...foldersAbove(path), path];
    const known = steps.map((step) => entries.get(step));
    const owner = Math.max(4, ...known.map((entry) => entry?.owner.length ?? 0));
    const group = Math.max(4, ...known.map((entry) => entry?.group.length ?? 0));
    out.push(`f: ${shown}`);
    for (const [at, step] of steps.entries()) {
      const entry = known[at];
      if (!entry) {
        out.push(`${" ".repeat(12 + owner + group)} ${nameOf(step)} - No such file or directory`);
        break;
      }
      out.push(hasFlag(words, "l", "--long") ? `${modeText(entry)} ${entry.owner.padEnd(owner)} ${entry.group.padEnd(group)} ${nameOf(step)}` : ` ${modeText(entry).charAt(0)} ${nameOf(step)}`);
    }
  }
  return out.length === 0 ? undefined : output(lines(...out));
}

/** `readlink` of a declared link. */
export function readlink(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const [shown] = operandsOf(words);
  if (shown === undefined) return { kind: "real" };
  const entry = entriesOf(host).get(absolutePath(shown, cwd));
  if (entry?.link !== undefined) return output(lines(entry.link));
  return hasFlag(words, "f") && entry ? output(lines(entry.path)) : { kind: "real" };
}
