import type { HostMount } from "@/lib/content/host-machine";
import { entriesOf, humanSize } from "./file-tree";
import type { HostAt } from "./host-at";
import { absolutePath, hasFlag, lines, operandsOf, output, type Reply, valuesOf } from "./words";

/** What `df -l` leaves out. One that makes whoever asks wait is on a network. */
const isRemote = ({ type, silent }: HostMount) => silent === true || /^(?:nfs|cifs|fuse\.)/.test(type);

/** The file system on which a path lies. */
export function mountAt(mounts: readonly HostMount[], path: string): HostMount | undefined {
  const covering = mounts.filter(({ at }) => at === "/" || path === at || path.startsWith(`${at}/`));
  return covering.sort((a, b) => b.at.length - a.at.length)[0];
}

/** `df` with -h -k -m -T -i -l -P -t -x and paths. It waits where a file system does that it has to ask. */
export function df(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  if (host.mounts.length === 0) return undefined;
  const paths = operandsOf(words, ["-t", "--type", "-x", "--exclude-type", "-B", "--block-size"]);
  const [types, without] = [valuesOf(words, "-t", "--type"), valuesOf(words, "-x", "--exclude-type")];
  const entries = entriesOf(host);
  const missing = paths.filter((path) => !entries.has(absolutePath(path, cwd)) && !host.mounts.some(({ at }) => at === absolutePath(path, cwd)) && !/^\/(?:tmp|home)(?:\/|$)/.test(absolutePath(path, cwd)));
  const named = paths.filter((path) => !missing.includes(path)).flatMap((path) => mountAt(host.mounts, absolutePath(path, cwd)) ?? []);
  const kept = (paths.length > 0 ? named : host.mounts).filter((mount) => (types.length === 0 || types.includes(mount.type)) && !without.includes(mount.type) && !(hasFlag(words, "l", "--local") && isRemote(mount)));
  if (kept.some(({ silent }) => silent)) return { kind: "hangs", out: "" };
  const err = lines(...missing.map((path) => `df: ${path}: No such file or directory`));
  return output(kept.length === 0 ? "" : lines(...table(kept, words)), missing.length > 0 ? 1 : 0, err);
}

function table(mounts: readonly HostMount[], words: readonly string[]): string[] {
  const [human, inodes, typed] = [hasFlag(words, "h", "--human-readable"), hasFlag(words, "i", "--inodes"), hasFlag(words, "T", "--print-type")];
  const size = (blocks: number) => (human ? humanSize(blocks * 1024) : hasFlag(words, "m") ? String(Math.ceil(blocks / 1024)) : String(blocks));
  const figures = ({ blocks, used, available, inodes: all, inodesUsed }: HostMount) => (inodes ? [all, inodesUsed, all - inodesUsed].map((count) => (human ? humanSize(count) : String(count))) : [size(blocks), size(used), size(available)]);
  const percent = ({ used, available, inodes: all, inodesUsed }: HostMount) => {
    const [part, whole] = inodes ? [inodesUsed, all] : [used, used + available];
    return whole === 0 ? "-" : `${Math.ceil((part / whole) * 100)}%`;
  };
  const heads = inodes ? ["Inodes", "IUsed", "IFree", "IUse%"] : [human ? "Size" : hasFlag(words, "m") ? "1M-blocks" : "1K-blocks", "Used", human ? "Avail" : "Available", "Use%"];
  const rows = [["Filesystem", ...(typed ? ["Type"] : []), ...heads, "Mounted on"], ...mounts.map((mount) => [mount.source, ...(typed ? [mount.type] : []), ...figures(mount), percent(mount), mount.at])];
  const leftOnes = typed ? 2 : 1;
  // Narrowest columns of coreutils' df.
  return aligned(rows, (column) => column < leftOnes, [14, ...(typed ? [4] : []), 5, 5, 5, 4]);
}

/** Columns as wide as their widest cell or `least`; the last one is not padded. */
export function aligned(rows: readonly (readonly string[])[], isLeft: (column: number) => boolean, least: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(least[column] ?? 0, ...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : isLeft(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" "));
}

/** `mount` without a change, with `-t TYPE`. */
export function mount(host: HostAt, words: readonly string[]): Reply | undefined {
  const types = valuesOf(words, "-t", "--types").flatMap((list) => list.split(","));
  if (host.mounts.length === 0) return undefined;
  if (operandsOf(words, ["-t", "--types"]).length > 0 || hasFlag(words, "o") || hasFlag(words, "a", "--all")) return { kind: "kept" };
  return output(lines(...host.mounts.filter(({ type }) => types.length === 0 || types.includes(type)).map(({ source, at, type, options }) => `${source} on ${at} type ${type} (${options})`)));
}

/** `findmnt`, all of them or those of a path, `-T PATH` and `-t TYPE`. */
export function findmnt(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  if (host.mounts.length === 0) return undefined;
  const types = valuesOf(words, "-t", "--types").flatMap((list) => list.split(","));
  const within = valuesOf(words, "-T", "--target").flatMap((path) => mountAt(host.mounts, absolutePath(path, cwd)) ?? []);
  const named = operandsOf(words, ["-t", "--types", "-T", "--target", "-o", "--output"]);
  if (words.includes("-o") || words.includes("--output")) return undefined;
  const chosen = within.length > 0 ? within : host.mounts.filter(({ at, source }) => named.length === 0 || named.some((name) => name === source || absolutePath(name, cwd) === at));
  const kept = chosen.filter(({ type }) => types.length === 0 || types.includes(type));
  if (kept.length === 0) return output("", 1);
  return output(lines(...aligned([["TARGET", "SOURCE", "FSTYPE", "OPTIONS"], ...kept.map(({ at, source, type, options }) => [at, source, type, options])], () => true)));
}

/** `/proc/mounts`, and what `/etc/mtab` points at. */
export function mountsText(mounts: readonly HostMount[]): string {
  return lines(...mounts.map(({ source, at, type, options }) => `${source} ${at} ${type} ${options} 0 0`));
}

/** `du` of declared files, by the sizes that `ls` shows: -s -h -a -c -x -d N. */
export function du(host: HostAt, words: readonly string[], cwd: string): Reply | undefined {
  const entries = entriesOf(host);
  const named = operandsOf(words, ["-d", "--max-depth", "--exclude", "-t"]);
  const roots = (named.length === 0 ? ["."] : named).map((shown) => ({ shown, path: absolutePath(shown, cwd) }));
  if (roots.some(({ path }) => path === "/" || !entries.has(path))) return roots.every(({ path }) => /^\/(?:tmp|home)(?:\/|$)/.test(path)) ? { kind: "real" } : missingOf(roots.filter(({ path }) => path !== "/" && !entries.has(path)));
  const below = (path: string) => [...entries.values()].filter((entry) => entry.path === path || entry.path.startsWith(`${path}/`));
  if (roots.some(({ path }) => below(path).some(({ silent }) => silent))) return { kind: "hangs", out: "" };
  const depth = hasFlag(words, "s", "--summarize") ? 0 : Number(valuesOf(words, "-d", "--max-depth")[0] ?? Infinity);
  const blocks = (path: string) => below(path).reduce((sum, { type, size }) => sum + (type === "directory" ? 4 : type === "link" ? 0 : Math.ceil(size / 4096) * 4), 0);
  const shownSize = (kilobytes: number) => (hasFlag(words, "h", "--human-readable") ? humanSize(kilobytes * 1024) : hasFlag(words, "m") ? String(Math.ceil(kilobytes / 1024)) : String(kilobytes));
  const rows = roots.flatMap(({ shown, path }) =>
    below(path)
      .filter((entry) => entry.path === path || entry.type === "directory" || hasFlag(words, "a", "--all"))
      .filter((entry) => entry.path.slice(path.length).split("/").length - 1 <= depth)
      .sort((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1))
      .map((entry) => `${shownSize(blocks(entry.path))}\t${shown}${entry.path.slice(path.length)}`),
  );
  const total = hasFlag(words, "c", "--total") ? [`${shownSize(roots.reduce((sum, { path }) => sum + blocks(path), 0))}\ttotal`] : [];
  return output(lines(...rows, ...total));
}

function missingOf(roots: readonly { shown: string }[]): Reply | undefined {
  return roots.length === 0 ? undefined : output("", 1, lines(...roots.map(({ shown }) => `du: cannot access '${shown}': No such file or directory`)));
}
