import type { HostAt } from "./host-at";
import { fullTime, hourMinute, hourMinuteSecond, loginTime } from "./host-time";
import { peerAddresses } from "./network";
import { uptimeLine } from "./vitals";
import { hasFlag, lines, operandsOf, output, type Reply, valueOf } from "./words";

type Login = { user: string; tty: string; since: number; from: string };

/** Who is logged in: the candidate alone, since their shell began, from where their connection to the host's sshd comes. */
function loginOf(host: HostAt): Login {
  const { facts, processes, sockets, now } = host;
  const shell = processes.find(({ tty, user }) => tty !== "?" && user === facts.user);
  const [from = "-"] = peerAddresses(sockets.filter(({ local }) => local.endsWith(":22")));
  return { user: facts.user, tty: shell?.tty ?? "pts/0", since: shell ? Date.parse(shell.startedAt) : now, from };
}

/** `w`. */
export function w(host: HostAt): Reply {
  const { user, tty, since, from } = loginOf(host);
  return output(lines(
    uptimeLine(host),
    "USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT",
    `${user.padEnd(8)} ${tty.padEnd(8)} ${from.padEnd(16)} ${hourMinute(since, host.facts.timeZone)}    0.00s  0.02s  0.00s w`,
  ));
}

/** `who` with -H, `who am i`, `who -m`, `who -b`; undefined for others. */
export function who(host: HostAt, words: readonly string[]): Reply | undefined {
  const { timeZone, bootedAt } = host.facts;
  const at = (instant: number) => fullTime(instant, timeZone).slice(0, 16);
  if (words.length === 1 && hasFlag(words, "b", "--boot")) return output(lines(`         system boot  ${at(Date.parse(bootedAt))}`));
  const isOwn = ["am i", "am I", "mom likes"].includes(operandsOf(words).join(" "));
  if (words.some((word) => word.startsWith("-") && !/^-[Hm]+$/.test(word)) || (operandsOf(words).length > 0 && !isOwn)) return undefined;
  const { user, tty, since, from } = loginOf(host);
  return output(lines(
    ...(hasFlag(words, "H") ? ["NAME     LINE         TIME             COMMENT"] : []),
    `${user.padEnd(8)} ${tty.padEnd(12)} ${at(since)} (${from})`,
  ));
}

/** `last`, the newest first: this login and the boot. With -n, a user or `reboot`; undefined for other options. */
export function last(host: HostAt, words: readonly string[]): Reply | undefined {
  const { kernel, bootedAt, timeZone } = host.facts;
  const most = valueOf(words, "-n", "--limit") ?? words.flatMap((word) => /^-(\d+)$/.exec(word)?.[1] ?? [])[0] ?? "99";
  if (words.some((word) => word.startsWith("-") && !/^(?:-n ?\d*|-\d+|--limit(?:=\d+)?)$/.test(word)) || !/^\d+$/.test(most)) return undefined;
  const asked = operandsOf(words, ["-n", "--limit"]);
  const { user, tty, since, from } = loginOf(host);
  const booted = Date.parse(bootedAt);
  const row = (name: string, line: string, where: string, at: number, state: string) => `${name.padEnd(8)} ${line.padEnd(12)} ${where.slice(0, 16).padEnd(16)} ${loginTime(at, timeZone).slice(0, 16)}   ${state}`;
  const rows = [
    { names: [user, tty], text: row(user, tty, from, since, "still logged in") },
    { names: ["reboot", "system"], text: row("reboot", "system boot", kernel, booted, "still running") },
  ].filter(({ names }) => asked.length === 0 || asked.some((name) => names.includes(name)));
  const begins = loginTime(booted, timeZone);
  return output(lines(...rows.slice(0, Number(most)).map(({ text }) => text), "", `wtmp begins ${begins.slice(0, 10)} ${hourMinuteSecond(booted, timeZone)} ${fullTime(booted, timeZone).slice(0, 4)}`));
}
