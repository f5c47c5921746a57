import type { HostProcess, HostUnit } from "@/lib/content/host";
import type { HostAt } from "./host-at";
import { agoText, instantOf } from "./host-time";
import { hasFlag, lines, operandsOf, output, type Reply, valuesOf } from "./words";

/** Verbs that would change the host. */
const CHANGES = new Set(["start", "stop", "restart", "try-restart", "reload", "reload-or-restart", "daemon-reload", "daemon-reexec", "enable", "disable", "mask", "unmask", "kill", "reset-failed", "edit", "set-property", "isolate", "poweroff", "reboot"]);

/** `systemctl` for looking: status, show, cat, is-active, is-enabled, is-failed, list-units. Changing verbs are noted and not done. */
export function systemctl(host: HostAt, words: readonly string[]): Reply | undefined {
  const [verb, ...names] = operandsOf(words, ["-p", "--property", "-n", "--lines", "-o", "--state", "-t", "--type"]);
  if (verb === undefined || verb === "list-units") return listUnits(host, words);
  if (CHANGES.has(verb)) return { kind: "kept" };
  const wanted = names.map((name) => (name.includes(".") ? name : `${name}.service`));
  const units = wanted.map((name) => ({ name, unit: host.units.find((unit) => unit.name === name) }));
  switch (verb) {
    case "status":
      return wanted.length === 0 ? undefined : joined(units.map(({ name, unit }) => statusOf(host, name, unit)));
    case "show":
      return joined(units.map(({ unit }) => output(unit ? show(host, unit, words) : lines("LoadState=not-found", "ActiveState=inactive", "SubState=dead"))));
    case "cat":
      return joined(units.map(({ name, unit }) => catOf(host, name, unit)));
    case "is-active":
      return states(units, (unit) => unit?.properties["ActiveState"] ?? "inactive", (state) => state === "active", 3);
    case "is-failed":
      return states(units, (unit) => unit?.properties["ActiveState"] ?? "inactive", (state) => state === "failed", 1);
    case "is-enabled":
      return states(units, (unit) => unit?.enabled ?? "not-found", (state) => state === "enabled" || state === "static", 1);
    default:
      return undefined;
  }
}

function joined(replies: Reply[]): Reply {
  const outputs = replies.flatMap((reply) => (reply.kind === "output" ? [reply] : []));
  return output(outputs.map(({ out }) => out).join("\n"), Math.max(0, ...outputs.map(({ code }) => code)), outputs.map(({ err }) => err).join(""));
}

/** How long it has been so counts on with the host's clock, and the processes are those that there are. */
function statusOf(host: HostAt, name: string, unit: HostUnit | undefined): Reply {
  if (!unit) return output("", 4, lines(`Unit ${name} could not be found.`));
  const since = (_: string, before: string, at: string) => `${before}${agoText(host.now - (instantOf(at, host.now, host.facts.timeZone) ?? host.now))} ago`;
  const text = unit.status.trimEnd().replace(/( since \w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \w+; ).*?ago/, since).replace("{tasks}", String(tasksOf(host, unit))).replace(/^( *)\{cgroup\}$/m, (_, indent: string) => groupLines(host, unit).map((line) => `${indent}${line}`).join("\n"));
  return output(`${text}\n`, unit.statusCode);
}

/** The main process of a unit and all below it. */
export function processesOf(host: Pick<HostAt, "processes">, unit: HostUnit): HostProcess[] {
  const main = Number(unit.properties["MainPID"]);
  const below = (pid: number): HostProcess[] => host.processes.filter(({ ppid }) => ppid === pid).flatMap((one) => [one, ...below(one.pid)]);
  return [...host.processes.filter(({ pid }) => pid === main && main > 0), ...(main > 0 ? below(main) : [])].sort((a, b) => a.pid - b.pid);
}

const tasksOf = (host: HostAt, unit: HostUnit) => processesOf(host, unit).reduce((sum, { threads }) => sum + threads, 0);

function groupLines(host: HostAt, unit: HostUnit): string[] {
  const inside = processesOf(host, unit);
  const width = Math.max(0, ...inside.map(({ pid }) => String(pid).length));
  return inside.map(({ pid, command }, at) => `${at === inside.length - 1 ? "└─" : "├─"}${String(pid).padStart(width)} ${command}`);
}

/** Chosen properties come in the unit's own order, as systemd prints them. */
function show(host: HostAt, unit: HostUnit, words: readonly string[]): string {
  const wanted = valuesOf(words, "-p", "--property").flatMap((list) => list.split(","));
  const all: Record<string, string> = { Id: unit.name, Description: unit.description, UnitFileState: unit.enabled, ...unit.properties, ...(unit.status.includes("{tasks}") ? { TasksCurrent: String(tasksOf(host, unit)) } : {}) };
  const chosen = Object.entries(all).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  return lines(...chosen.map(([name, value]) => (words.includes("--value") ? value : `${name}=${value}`)));
}

function catOf(host: HostAt, name: string, unit: HostUnit | undefined): Reply {
  const file = unit?.fragment === undefined ? undefined : host.files.find(({ path }) => path === unit.fragment);
  return file?.text === undefined ? output("", 1, lines(`No files found for ${name}.`)) : output(`# ${file.path}\n${file.text}`);
}

function states(units: { unit: HostUnit | undefined }[], stateOf: (unit: HostUnit | undefined) => string, isGood: (state: string) => boolean, bad: number): Reply {
  const all = units.map(({ unit }) => stateOf(unit));
  return output(lines(...all), all.some(isGood) ? 0 : bad);
}

function listUnits(host: HostAt, words: readonly string[]): Reply {
  const failedOnly = words.includes("--failed") || words.includes("--state=failed");
  const shown = host.units.filter((unit) => !failedOnly || unit.properties["ActiveState"] === "failed");
  const width = Math.max(4, ...shown.map(({ name }) => name.length));
  const row = (unit: HostUnit) => `  ${unit.name.padEnd(width)} loaded ${(unit.properties["ActiveState"] ?? "inactive").padEnd(6)} ${(unit.properties["SubState"] ?? "dead").padEnd(7)} ${unit.description}`;
  const head = `  ${"UNIT".padEnd(width)} LOAD   ACTIVE SUB     DESCRIPTION`;
  if (hasFlag(words, "q", "--quiet") || words.includes("--no-legend")) return output(lines(...shown.map(row)));
  return output(lines(...(shown.length === 0 ? [] : [head, ...shown.map(row), ""]), `${shown.length} loaded units listed.`));
}
