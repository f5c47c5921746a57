import type { Host } from "@/lib/content/host";
import { find } from "./find";
import { isThere, type HostAt, type Reached, waitsFor } from "./host-at";
import { lsof } from "./descriptors";
import { fullTime } from "./host-time";
import { dmesg, journalctl } from "./journal";
import { isOwnFolder, ls, namei, readlink } from "./listing";
import { last, w, who } from "./logins";
import { df, du, findmnt, mount } from "./mounts";
import { ip } from "./network";
import { ping } from "./ping";
import { processIds, ps, pstree } from "./processes";
import { netstat, ss } from "./sockets";
import { CHANGING, DESTRUCTIVE } from "./programs";
import { stat } from "./stat";
import { systemctl } from "./units";
import { hostnamectl, identity, sysctl, uname } from "./system";
import { filledIn, free, top, uptimeLine } from "./vitals";
import { absolutePath, type Argv, lines, operandsOf, output, type Reply } from "./words";

/**
 * What one command of the host prints by now; undefined where the host does not know. Pure: everything comes from `host`.
 * `cwd` is where it was called.
 */
export function answerCommand(host: HostAt, argv: Argv, cwd: string): Reply | undefined {
  const line = lineOf(argv);
  // Content comes before what the engine makes of the facts.
  const declared = host.answers.find((answer) => new RegExp(`^(?:${answer.run})$`, "u").test(line));
  if (declared?.asks) return undefined;
  if (declared?.hangs) return { kind: "hangs", out: declared.out };
  if (declared) return { kind: "output", out: withEnd(filledIn(host, declared.out)), err: withEnd(declared.err), code: declared.code, sets: declared.sets };
  return fromFacts(host, argv, cwd);
}

/** The node or event that a command waits for: it is declared, and not yet there. Interviewer-only. */
export function heldFor(host: Host, reached: Reached, argv: Argv): string | null {
  const line = lineOf(argv);
  const matching = host.answers.filter((answer) => new RegExp(`^(?:${answer.run})$`, "u").test(line));
  const asking = matching.find((answer) => answer.asks && isThere(answer, reached));
  return asking?.until ?? matching.flatMap(waitsFor).find((name) => !reached.has(name)) ?? null;
}

/** Paths in a line whose content is withheld or not yet there, with what they wait for. Interviewer-only. */
export function heldPaths(host: Host, reached: Reached, line: string): { path: string; from: string | null }[] {
  return host.files.flatMap((file) => {
    if (!line.includes(file.path)) return [];
    if (file.withheld) return isThere(file, reached) ? [{ path: file.path, from: file.until ?? null }] : [];
    const from = waitsFor(file).find((name) => !reached.has(name));
    const standsIn = host.files.some((other) => other.path === file.path && isThere(other, reached));
    return from === undefined || standsIn ? [] : [{ path: file.path, from }];
  });
}

/** Long lines would make a declared pattern slow; nothing that content declares is that long. */
const LINE_MAX_CHARS = 400;

function lineOf([program, ...words]: Argv): string {
  return [program, ...words.filter((word) => word !== "--no-pager")].join(" ").slice(0, LINE_MAX_CHARS);
}

const withEnd = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

function fromFacts(host: HostAt, [program, ...words]: Argv, cwd: string): Reply | undefined {
  const { facts } = host;
  if (DESTRUCTIVE.includes(program)) return { kind: "kept" };
  if (CHANGING.includes(program)) return changing(host, words, cwd);
  switch (program) {
    case "systemctl": return systemctl(host, words);
    case "journalctl": return journalctl(host, words);
    case "dmesg": return dmesg(host, words);
    case "ps": return ps(host, words);
    case "pgrep":
    case "pidof": return processIds(host, program, words);
    case "ls": return ls(host, words, cwd);
    case "stat": return stat(host, words, cwd);
    case "namei": return namei(host, words, cwd);
    case "readlink": return readlink(host, words, cwd);
    case "sysctl": return sysctl(host, words);
    case "getenforce": return facts.selinux === undefined ? undefined : output(lines(facts.selinux));
    case "whoami": return output(lines(facts.user));
    case "id": return operandsOf(words).length > 0 ? undefined : output(identity(host, words));
    case "groups": return output(lines([facts.user, ...facts.groups].join(" ")));
    case "hostname": return output(lines(facts.name));
    case "hostnamectl": return hostnamectl(host, words);
    case "uname": return output(lines(uname(host, words)));
    case "uptime": return output(lines(uptimeLine(host)));
    case "w": return w(host);
    case "who": return who(host, words);
    case "last": return last(host, words);
    case "top": return top(host, words);
    case "free": return free(host, words);
    case "df": return df(host, words, cwd);
    case "mount": return mount(host, words);
    case "findmnt": return findmnt(host, words, cwd);
    case "du": return du(host, words, cwd);
    case "ss": return ss(host, words);
    case "netstat": return netstat(host, words);
    case "ip": return ip(host, words);
    case "ping": return ping(host, words);
    case "lsof": return lsof(host, words);
    case "nproc": return facts.cpus === undefined ? undefined : output(lines(String(facts.cpus)));
    case "getconf": return facts.cpus === undefined || words[0] !== "_NPROCESSORS_ONLN" ? undefined : output(lines(String(facts.cpus)));
    case "find": return find(host, words, cwd);
    case "pstree": return pstree(host, words);
    case "which":
    case "file":
    case "ulimit": return { kind: "real" };
    default: return undefined;
  }
}

/** A change in one's own folders is really made; one to the host's files is noted. */
function changing(host: HostAt, words: readonly string[], cwd: string): Reply {
  const targets = operandsOf(words, ["-m", "-o", "-g", "-s", "-d", "-t"]).filter((word) => word.includes("/") || !/^([0-7]{3,4}|[ugoa]*[-+=][rwxXst]*|[\w.-]+:[\w.-]*|\w+=\S*)$/.test(word));
  const own = targets.length > 0 && targets.every((target) => isOwnFolder(absolutePath(target, cwd), host.facts.user));
  return own || words.includes("--help") || words.includes("--version") ? { kind: "real" } : { kind: "kept" };
}

/** The instant of the host, for a person. */
export function hostClock(host: HostAt): string {
  return fullTime(host.now, host.facts.timeZone).slice(0, 19);
}
