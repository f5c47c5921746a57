import { type HostFile, modeOf } from "@/lib/content/host";
import type { Scenario } from "@/lib/content/schema";
import { loadFixture } from "../fixtures/load-fixture";
import type { SandboxEntry } from "../sandbox/sandbox";
import { userId, groupId } from "../sandbox/users";
import type { HostAt } from "./host-at";
import { movedLog } from "./host-clock";

/** Where the kernel's own /proc is while `/proc` is the host's. */
export const PROCFS = "/run/proc";

/** What stands in the sandbox: every declared file that is there by now, and what earlier commands left behind. */
export type World = { entries: Record<string, SandboxEntry>; writable: string[]; silent: string[] };

/** The folder of a path that is a mount of its own. */
function mountOf(path: string): string {
  const parts = path.split("/");
  return parts[1] === "usr" ? `/usr/${parts[2]}` : parts[1] === "home" ? `/home/${parts[2]}` : `/${parts[1]}`;
}

/** Builds the files of a host. Rejects where a task's generator fails, a mistake of the content. */
export async function worldOf(scenario: Scenario, host: HostAt, written: Readonly<Record<string, string>>): Promise<World> {
  const home = `/home/${host.facts.user}`;
  const entries: Record<string, SandboxEntry> = { "/proc/self/fd": { link: `${PROCFS}/self/fd` }, "/proc/self/exe": { link: `${PROCFS}/self/exe` } };
  for (const file of host.files) {
    const mode = modeOf(file);
    if (file.silent) entries[file.path] = { pipe: true };
    else if (file.directory) entries[file.path] = { folder: true };
    else if (file.link !== undefined) entries[file.path] = { link: file.link };
    else {
      const text = file.task ? await taskFile(scenario, file, host.now) : (file.text ?? "");
      const modifiedAt = file.modifiedAt === undefined ? {} : { modifiedAt: Math.floor(Date.parse(file.modifiedAt) / 1000) };
      entries[file.path] = { text, mode, ...ownersOf(file.owner, file.group), ...modifiedAt };
    }
  }
  for (const [path, text] of Object.entries(written)) entries[path] = text;
  const writable = new Set(["/tmp", home, "/proc", "/etc", "/var", "/root", "/srv", "/opt", "/usr/local", "/run/host", "/run/out", ...Object.keys(entries).map(mountOf)]);
  // A mount hides what was mounted below it before: /run of a host's socket comes before the line's own /run/host.
  const outermostFirst = [...writable].sort((a, b) => a.split("/").length - b.split("/").length);
  return { entries, writable: outermostFirst, silent: host.files.filter(({ silent }) => silent).map(({ path }) => path) };
}

/** Names that the sandbox has; others belong to the account that the command runs as. */
function ownersOf(owner: string, group: string): { owner?: string; group?: string } {
  try {
    userId(owner);
    groupId(group);
    return { owner, group };
  } catch {
    return {};
  }
}

/** The file of the task's public case; a log that goes on is moved so that the case's present is the host's. */
async function taskFile(scenario: Scenario, { task: asked, path, live }: HostFile, now: number): Promise<string> {
  const task = scenario.questions.find((question) => question.task?.id === asked?.id)?.task;
  const example = task?.cases.find(({ visibility }) => visibility === "public");
  if (!asked || !example) throw new Error(`no task ${asked?.id} with a public case`);
  const { files, clock } = await loadFixture(scenario.slug, asked.id, example.seed);
  const file = files[asked.path ?? path];
  if (file === undefined) throw new Error(`task ${asked.id} has no file ${asked.path ?? path}`);
  const text = typeof file === "string" ? file : file.text;
  return live && clock !== undefined ? movedLog(text, Math.floor((now - Date.parse(clock)) / 1000) * 1000) : text;
}
