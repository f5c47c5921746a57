import { createHash } from "node:crypto";
import type { HostAt } from "./host-at";
import { hasFlag, lines, operandsOf, output, type Reply } from "./words";

export function sysctl({ facts }: HostAt, words: readonly string[]): Reply | undefined {
  if (hasFlag(words, "w", "--write") || words.some((word) => word.includes("=")) || hasFlag(words, "p", "--load")) return { kind: "kept" };
  const names = hasFlag(words, "a", "--all") ? Object.keys(facts.sysctl).sort() : operandsOf(words);
  if (names.length === 0) return undefined;
  // A kernel has a thousand settings; one that the story says nothing about is for the interviewer.
  if (names.some((name) => facts.sysctl[name.replaceAll("/", ".")] === undefined)) return undefined;
  return output(lines(...names.map((name) => (hasFlag(words, "n", "--values") ? (facts.sysctl[name] ?? "") : `${name} = ${facts.sysctl[name.replaceAll("/", ".")] ?? ""}`))));
}

/** Numbers that distributions give these groups. */
const GROUP_IDS: Readonly<Record<string, number>> = { adm: 4, wheel: 10, sudo: 27 };

/** `id` of the candidate's own account. */
export function identity({ facts }: HostAt, words: readonly string[]): string {
  if (hasFlag(words, "u")) return lines(hasFlag(words, "n") ? facts.user : String(facts.uid));
  const groups = facts.groups.map((group, at) => `${GROUP_IDS[group] ?? 990 + at}(${group})`);
  const context = facts.selinux === undefined ? "" : " context=unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023";
  return lines(`uid=${facts.uid}(${facts.user}) gid=${facts.uid}(${facts.user}) groups=${[`${facts.uid}(${facts.user})`, ...groups].join(",")}${context}`);
}

export function uname({ facts }: HostAt, words: readonly string[]): string {
  if (hasFlag(words, "a", "--all")) return `Linux ${facts.name} ${facts.kernel} #1 SMP PREEMPT_DYNAMIC ${facts.system.startsWith("Debian") ? "x86_64" : "x86_64 x86_64 x86_64"} GNU/Linux`;
  if (hasFlag(words, "r")) return facts.kernel;
  if (hasFlag(words, "n")) return facts.name;
  return hasFlag(words, "m") ? "x86_64" : "Linux";
}

/** 128 bits that are the host's own and the same each time. */
const idOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** `hostnamectl` and `hostnamectl status`; undefined for others. */
export function hostnamectl({ facts }: HostAt, words: readonly string[]): Reply | undefined {
  const [verb = "status", name] = operandsOf(words);
  if ((verb === "set-hostname" || verb === "hostname") && name !== undefined) return { kind: "kept" };
  if (verb === "hostname" || (words.length === 1 && words[0] === "--static")) return output(lines(facts.name));
  if (verb !== "status" || words.some((word) => word.startsWith("-"))) return undefined;
  const kind = facts.machine === "virtual" ? "vm" : "server";
  const rows: [string, string][] = [
    ["Static hostname", facts.name],
    ["Icon name", `computer-${kind}`],
    ["Chassis", kind],
    ["Machine ID", idOf(facts.name)],
    ["Boot ID", idOf(`${facts.name} ${facts.bootedAt}`)],
    ...(facts.machine === "virtual" ? [["Virtualization", "kvm"]] satisfies [string, string][] : []),
    ["Operating System", facts.system],
    ["Kernel", `Linux ${facts.kernel}`],
    ["Architecture", "x86-64"],
  ];
  return output(lines(...rows.map(([label, value]) => `${label.padStart(16)}: ${value}`)));
}
