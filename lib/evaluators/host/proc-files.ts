import type { HostFile, HostProcess } from "@/lib/content/host";
import type { HostMount, HostVitals } from "@/lib/content/host-machine";
import { descriptorFiles } from "./descriptors";
import { mountsText } from "./mounts";

/** `/proc` as the processes and figures make it, so that it says what `ps` and `uptime` say. A declared file comes before. */
export function withProcFiles(files: readonly HostFile[], { processes, vitals, mounts, now }: { processes: readonly HostProcess[]; vitals: HostVitals | undefined; mounts: readonly HostMount[]; now: number }): HostFile[] {
  const declared = new Set(files.map(({ path }) => path));
  const opened = new Date(now).toISOString();
  const made = [...processes.flatMap((one) => [...processFiles(one), ...descriptorFiles(one, opened)]), ...(vitals ? figureFiles(vitals, processes) : []), ...mountFiles(mounts)];
  return [...made.filter(({ path }) => !declared.has(path)), ...files];
}

const STATES: Record<string, string> = { R: "R (running)", S: "S (sleeping)", D: "D (disk sleep)", Z: "Z (zombie)", T: "T (stopped)", I: "I (idle)" };

function processFiles(one: HostProcess): HostFile[] {
  const file = (name: string, text: string): HostFile => ({ path: `/proc/${one.pid}/${name}`, text, owner: one.user, group: one.user });
  const status: [string, string][] = [
    ["Name", one.comm], ["State", STATES[one.stat.charAt(0)] ?? one.stat], ["Tgid", String(one.pid)], ["Pid", String(one.pid)], ["PPid", String(one.ppid)],
    ...(one.residentKb === 0 ? [] : [["VmSize", `${String(one.virtualKb).padStart(8)} kB`], ["VmRSS", `${String(one.residentKb).padStart(8)} kB`]] satisfies [string, string][]),
    ["Threads", String(one.threads)], ["SigPnd", "0000000000000000"], ["ShdPnd", "0000000000000000"],
  ];
  const isKernel = one.command.startsWith("[");
  return [
    file("comm", `${one.comm}\n`),
    file("cmdline", isKernel ? "" : `${one.command.split(" ").join("\0")}\0`),
    file("status", status.map(([name, value]) => `${name}:\t${value}\n`).join("")),
    ...(one.wchan === "-" ? [] : [file("wchan", one.wchan)]),
  ];
}

function figureFiles({ load, tasks, memory, swap }: HostVitals, processes: readonly HostProcess[]): HostFile[] {
  const root = { owner: "root", group: "root" };
  const kb = (mebibytes: number) => `${String(Math.round(mebibytes * 1024)).padStart(8)} kB`;
  const last = Math.max(...processes.map(({ pid }) => pid), 1);
  const rows: [string, number][] = [["MemTotal:", memory.total], ["MemFree:", memory.free], ["MemAvailable:", memory.available], ["Cached:", memory.cache], ["SwapTotal:", swap.total], ["SwapFree:", swap.free]];
  return [
    { path: "/proc/loadavg", text: `${load.replaceAll(",", "")} ${tasks.running}/${tasks.total} ${last + 7}\n`, ...root },
    { path: "/proc/meminfo", text: rows.map(([name, value]) => `${name.padEnd(16)}${kb(value)}\n`).join(""), ...root },
  ];
}

function mountFiles(mounts: readonly HostMount[]): HostFile[] {
  const text = mountsText(mounts);
  return mounts.length === 0 ? [] : ["/proc/mounts", "/proc/self/mounts"].map((path) => ({ path, text, owner: "root", group: "root" }));
}
