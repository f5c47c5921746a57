import { join, resolve } from "node:path";
import type { Host } from "@/lib/content/host";
import { listSlugs, loadScenario } from "@/lib/content/load";
import type { Scenario } from "@/lib/content/schema";
import { answerCommand } from "@/lib/evaluators/host/answer";
import { hostAt, type HostAt, isThere, type Reached, reachedBy, waitsFor } from "@/lib/evaluators/host/host-at";
import type { Argv, Reply } from "@/lib/evaluators/host/words";

/** Every state that the interviewer can bring a built-in host into: questions in order, and any of its events that may be injected by then. */

export type HostStage = { name: string; scenario: Scenario; host: Host; reached: Reached; at: HostAt; questions: readonly string[]; pace: "planned" | "hurried" };

const CONTENT = resolve(import.meta.dirname, "../../content");

/** The built-in scenarios that have a host. */
export async function scenariosWithHost(): Promise<Scenario[]> {
  const all = await Promise.all((await listSlugs(CONTENT)).map((slug) => loadScenario(join(CONTENT), slug)));
  return all.map(({ scenario }) => scenario).filter(({ host }) => host !== undefined);
}

const MINUTE = 60_000;

/** All stages of a host, each question opened when the plan says, or at once (`hurried`): the clock may not depend on the plan. */
export function stagesOf(scenario: Scenario): HostStage[] {
  const { host } = scenario;
  if (!host) return [];
  return scenario.questions.flatMap((_, index) => {
    const asked = scenario.questions.slice(0, index + 1);
    return (["planned", "hurried"] as const).flatMap((pace) => {
      let elapsed = pace === "planned" ? scenario.briefingMinutes * MINUTE : 0;
      const reveals = asked.map(({ id, minutes }) => {
        const began = elapsed;
        elapsed += pace === "planned" ? minutes * MINUTE : 1000;
        return [id, began] as const;
      });
      const last = reveals.at(-1)?.[1] ?? 0;
      const revealed = reachedBy(host, reveals);
      const open = host.events.filter((event) => isThere({ from: waitsFor(event) }, revealed) && !revealed.has(event.id));
      return subsets(open.map(({ id }) => id)).map((injected): HostStage => {
        const reached = reachedBy(host, [...reveals, ...injected.map((id, at) => [id, last + 500 + at] as const)]);
        const names = asked.map(({ id }) => id);
        return { name: `${scenario.slug} ${names.join()} ${pace} ${injected.join()}`, scenario, host, reached, at: hostAt(host, reached, last + 1000), questions: names, pace };
      });
    });
  });
}

function subsets<T>(things: readonly T[]): T[][] {
  return things.reduce<T[][]>((all, thing) => [...all, ...all.map((some) => [...some, thing])], [[]]);
}

/** What a command prints on a stage, null where the interviewer is asked, "" where it waits or is done by a real tool. */
export function printed({ at }: HostStage, line: string): string | null {
  const reply: Reply | undefined = answerCommand(at, line.split(" ") as unknown as Argv, `/home/${at.facts.user}`);
  return reply === undefined ? null : reply.kind === "output" ? reply.out + reply.err : reply.kind === "hangs" ? reply.out : "";
}

/** All that can be read on a stage: every file, and what every way of looking prints. */
export function everythingOn(stage: HostStage): string {
  const { at, host } = stage;
  const pids = [...new Set(host.processes.map(({ pid }) => pid))];
  const folders = [...new Set(at.files.flatMap(({ path }) => [path, path.slice(0, path.lastIndexOf("/")) || "/"]))];
  const units = [...new Set(host.units.map(({ name }) => name))];
  const lines = [
    "who", "who -b", "last", "hostnamectl", "ip addr", "ip -br a", "ip link", "ip route", "ss -s", ...host.peers.flatMap(({ names, address }) => [...names, address].map((name) => `ping -c 3 ${name}`)),
    "ps aux", "ps -ef", "ps -eo pid,ppid,user,stat,wchan:30,label,args", "top -b -n1", "free -m", "uptime", "w", "pstree -p",
    "ss -anp", "ss -lntp", "ss -tnp", "ss -lx", "netstat -anp", "lsof +L1", "lsof -i", ...pids.flatMap((pid) => [`lsof -p ${pid}`, `ls -l /proc/${pid}/fd`, `ls -la /proc/${pid}`, `readlink /proc/${pid}/exe`]),
    "df", "df -h", "df -i", "df -hT", "df -l", "df -x tmpfs", "mount", "findmnt", "journalctl", "journalctl -k", "dmesg", "journalctl -b -o short-iso", ...units.map((unit) => `journalctl -u ${unit}`),
    "systemctl", "systemctl list-units --failed", ...units.flatMap((unit) => [`systemctl status ${unit}`, `systemctl show ${unit}`, `systemctl cat ${unit}`]),
    ...folders.flatMap((path) => [`ls -laZ ${path}`, `stat ${path}`, `namei -l ${path}`, `du -ah ${path}`]), "find / -size +1k", "find / -mmin -100000", "sysctl -a",
  ];
  const files = at.files.map(({ path, text = "", link = "" }) => `${path} ${link}\n${text}`);
  const walls = host.events.flatMap(({ id, wall }) => (stage.reached.has(id) && wall !== undefined ? [wall] : []));
  const declared = at.answers.filter(({ asks }) => !asks).map(({ out, err, run }) => answerable(stage, run, out) + err);
  return [...files, ...[...at.counting.values()], ...walls, ...declared, ...lines.map((line) => printed(stage, line) ?? "")].join("\n");
}

/** A declared output, unless an `asks` of the same stage that stands before it keeps the whole of it back. */
function answerable({ at }: HostStage, run: string, out: string): string {
  const before = at.answers.slice(0, at.answers.findIndex((answer) => answer.run === run && answer.out === out));
  return before.some((answer) => answer.asks && answer.run === run) ? "" : out;
}
